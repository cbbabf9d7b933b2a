import { XPathDynamicError } from './errors.ts'
import { sortedUnique } from './indexed-document.ts'
import {
  type AtomKind,
  type AtomOperand,
  type NodesOperand,
  type Operand,
  stopAtFirst,
  type Test,
  type Value,
  type ValueSink,
} from './operand.ts'
import type { Runtime } from './runtime.ts'

// What can be asked of an operand: its effective boolean value, its nodes, its values one by one, its only value, how
// many there are. Each gives a function specialised for the operand's form. The variables captured by those functions are
// safe because no expression can be evaluated inside itself.

const never: Test = () => false

const ebvError = (): never => {
  throw new XPathDynamicError('FORG0006', 'Effective boolean value is not defined for a sequence of two or more items')
}

const isTrue = (value: Value | undefined): boolean => {
  if (typeof value === 'string') return value.length > 0
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value)
  return value === true
}

const atomTest = ({ kind, item, always }: AtomOperand): Test => {
  if (kind === 'boolean') return always ? (item as Test) : (rt, node) => item(rt, node) === true
  if (kind === 'QName' || kind === 'dateTime')
    return () => {
      throw new XPathDynamicError('FORG0006', `Effective boolean value is not defined for a value of type xs:${kind}`)
    }
  return (rt, node) => isTrue(item(rt, node))
}

const hasAttribute =
  (symbol: number): Test =>
  (rt, node) => {
    const { attributeStarts, attributeSymbols } = rt.doc
    const end = attributeStarts[node + 1] ?? 0
    for (let at = attributeStarts[node] ?? end; at < end; at++) if (attributeSymbols[at] === symbol) return true
    return false
  }

/** Whether an attribute of the context element is exactly this text. */
export const attributeIs =
  (symbol: number, text: Value): Test =>
  (rt, node) => {
    const { attributeStarts, attributeSymbols, attributeValues } = rt.doc
    const end = attributeStarts[node + 1] ?? 0
    for (let at = attributeStarts[node] ?? end; at < end; at++)
      if (attributeSymbols[at] === symbol) return attributeValues[at] === text
    return false
  }

/** The effective boolean value. */
export const testOf = (operand: Operand): Test => {
  switch (operand.form) {
    case 'nodes': {
      const { single, attribute } = operand
      if (attribute !== undefined) return hasAttribute(attribute)
      if (single !== undefined) return (rt, node) => single(rt, node) >= 0
      return operand.exists ?? operand.visit(stopAtFirst)
    }
    case 'atom':
      return atomTest(operand)
    case 'atoms': {
      let count = 0
      let first: Value | undefined
      const each = operand.each((_rt, value) => {
        if (count++ === 0) first = value
        return count > 1
      })
      return (rt, node) => {
        count = 0
        first = undefined
        if (each(rt, node)) ebvError()
        return isTrue(first)
      }
    }
    case 'choice': {
      const { condition } = operand
      const then = testOf(operand.then)
      const otherwise = testOf(operand.otherwise)
      return (rt, node) => (condition(rt, node) ? then(rt, node) : otherwise(rt, node))
    }
    case 'sequence':
      return sequenceTest(operand.parts)
  }
}

/** True when a node comes first; the value of the only item; else an error. */
const sequenceTest = (parts: readonly Operand[]): Test => {
  const [first, ...rest] = parts
  if (first === undefined) return never
  if (rest.length === 0) return testOf(first)
  const exists = existsOf(first)
  const test = testOf(first)
  const restTest = sequenceTest(rest)
  const restExists = rest.map(existsOf)
  return (rt, node) => {
    if (!exists(rt, node)) return restTest(rt, node)
    if (first.form === 'nodes') return true
    if (restExists.some((other) => other(rt, node))) ebvError()
    return test(rt, node)
  }
}

/** Whether there is any item. */
export const existsOf = (operand: Operand): Test => {
  switch (operand.form) {
    case 'nodes':
      return testOf(operand)
    case 'atom': {
      const { item, always } = operand
      // An argument of the wrong type aborts even where only its presence is asked for.
      return always ? (rt, node) => item(rt, node) !== undefined || true : (rt, node) => item(rt, node) !== undefined
    }
    case 'atoms':
      return operand.each(() => true)
    case 'choice': {
      const { condition } = operand
      const then = existsOf(operand.then)
      const otherwise = existsOf(operand.otherwise)
      return (rt, node) => (condition(rt, node) ? then(rt, node) : otherwise(rt, node))
    }
    case 'sequence': {
      const parts = operand.parts.map(existsOf)
      return (rt, node) => parts.some((part) => part(rt, node))
    }
  }
}

/** The nodes, tagged by their document, in the order of the sequence. */
export const nodesOf = (operand: NodesOperand): ((rt: Runtime, node: number) => number[]) => {
  let found: number[] = []
  const visit = operand.visit((rt, node) => {
    found.push(rt.doc.tag + node)
    return false
  })
  const normal = operand.ordered && operand.unique
  return (rt, node) => {
    found = []
    visit(rt, node)
    return normal || found.length < 2 ? found : sortedUnique(found)
  }
}

/** Visits in the order of the sequence and without repetition, whatever the operand's own visit does. */
export const inOrder = (operand: NodesOperand): NodesOperand => {
  if (operand.ordered && operand.unique) return operand
  const nodes = nodesOf(operand)
  return {
    ...operand,
    ordered: true,
    unique: true,
    exists: undefined,
    visit: (sink) => (rt, node) => visitReferences(rt, nodes(rt, node), sink),
  }
}

/** Hands tagged nodes to a sink, with the runtime's document switched for each. */
export const visitReferences = (rt: Runtime, references: readonly number[], sink: Test): boolean => {
  const saved = rt.doc
  for (const reference of references) {
    if (reference < 0x80000000) {
      rt.doc = rt.main
      if (sink(rt, reference)) {
        rt.doc = saved
        return true
      }
    } else {
      rt.doc = rt.library.document(Math.floor(reference / 0x80000000))
      if (sink(rt, reference % 0x80000000)) {
        rt.doc = saved
        return true
      }
    }
  }
  rt.doc = saved
  return false
}

/**
 * Hands every atomised value to the sink that `sinkFor` made for its type; the document is that of the context
 * meanwhile.
 */
export const eachValue = (operand: Operand, sinkFor: (kind: AtomKind) => ValueSink): Test => {
  switch (operand.form) {
    case 'nodes':
      return nodeValues(operand, sinkFor('untyped'))
    case 'atom': {
      const { item } = operand
      const sink = sinkFor(operand.kind)
      return (rt, node) => {
        const value = item(rt, node)
        return value !== undefined && sink(rt, value)
      }
    }
    case 'atoms':
      return operand.each(sinkFor(operand.kind))
    case 'choice': {
      const { condition } = operand
      const then = eachValue(operand.then, sinkFor)
      const otherwise = eachValue(operand.otherwise, sinkFor)
      return (rt, node) => (condition(rt, node) ? then(rt, node) : otherwise(rt, node))
    }
    case 'sequence': {
      const parts = operand.parts.map((part) => eachValue(part, sinkFor))
      return (rt, node) => parts.some((part) => part(rt, node))
    }
  }
}

const nodeValues = (operand: NodesOperand, sink: ValueSink): Test => {
  const { single } = operand
  if (single !== undefined)
    return (rt, node) => {
      const found = single(rt, node)
      return found >= 0 && sink(rt, rt.doc.stringOf(found))
    }
  if (!operand.away) return operand.visit((rt, node) => sink(rt, rt.doc.stringOf(node)))
  let home: Runtime['doc'] | undefined
  const visit = operand.visit((rt, node) => {
    const here = rt.doc
    const value = here.stringOf(node)
    rt.doc = home ?? rt.main
    const stop = sink(rt, value)
    rt.doc = here
    return stop
  })
  return (rt, node) => {
    home = rt.doc
    const stopped = visit(rt, node)
    home = undefined
    return stopped
  }
}

/** All atomised values in order. */
export const valuesOf = (operand: Operand): ((rt: Runtime, node: number) => Value[]) => {
  let found: Value[] = []
  const push: ValueSink = (_rt, value) => {
    found.push(value)
    return false
  }
  const each = eachValue(operand.form === 'nodes' ? inOrder(operand) : operand, () => push)
  return (rt, node) => {
    found = []
    each(rt, node)
    return found
  }
}

/** How many items there are. */
export const countOf = (operand: Operand): ((rt: Runtime, node: number) => number) => {
  if (operand.form === 'nodes' && !operand.unique) {
    const nodes = nodesOf(operand)
    return (rt, node) => nodes(rt, node).length
  }
  if (operand.form === 'sequence') {
    const parts = operand.parts.map(countOf)
    return (rt, node) => parts.reduce((sum, part) => sum + part(rt, node), 0)
  }
  if (operand.form === 'choice') {
    const { condition } = operand
    const then = countOf(operand.then)
    const otherwise = countOf(operand.otherwise)
    return (rt, node) => (condition(rt, node) ? then(rt, node) : otherwise(rt, node))
  }
  let count = 0
  const increment = (): boolean => {
    count++
    return false
  }
  const each = operand.form === 'nodes' ? operand.visit(increment) : eachValue(operand, () => increment)
  return (rt, node) => {
    count = 0
    each(rt, node)
    return count
  }
}
