import { nodeKind } from '../../xml/document/document.ts'
import type { Axis } from './ast.ts'
import { firstAttribute } from './indexed-document.ts'
import { type CompiledTest, matcherOf } from './node-tests.ts'
import { type NodeSink, stopAtFirst, type Test } from './operand.ts'

// Each function visits the nodes of one axis that pass the test. Where several loops do the same, it is that the inner
// comparison is the hottest code of all. A name test on an element axis never meets an attribute, save on `self`.

const child = (test: CompiledTest, sink: NodeSink): Test => {
  if (test.is === 'name') {
    const { symbol } = test
    if (sink === stopAtFirst)
      return (rt, node) => {
        const { ends, symbols } = rt.doc
        const end = ends[node] ?? 0
        for (let at = node + 1; at < end; at = ends[at] ?? end) if (symbols[at] === symbol) return true
        return false
      }
    return (rt, node) => {
      const { ends, symbols } = rt.doc
      const end = ends[node] ?? 0
      for (let at = node + 1; at < end; at = ends[at] ?? end) if (symbols[at] === symbol && sink(rt, at)) return true
      return false
    }
  }
  if (test.is === 'any-element')
    return (rt, node) => {
      const { ends, kinds } = rt.doc
      const end = ends[node] ?? 0
      for (let at = node + 1; at < end; at = ends[at] ?? end)
        if (kinds[at] === nodeKind.element && sink(rt, at)) return true
      return false
    }
  const matches = matcherOf(test)
  return (rt, node) => {
    const doc = rt.doc
    const { ends } = doc
    const end = ends[node] ?? 0
    for (let at = node + 1; at < end; at = ends[at] ?? end) if (matches(doc, at) && sink(rt, at)) return true
    return false
  }
}

const attribute = (test: CompiledTest, sink: NodeSink): Test => {
  if (test.is === 'name') {
    const { symbol } = test
    return (rt, node) => {
      const { attributeStarts, attributeSymbols } = rt.doc
      const end = attributeStarts[node + 1] ?? 0
      for (let at = attributeStarts[node] ?? 0; at < end; at++)
        if (attributeSymbols[at] === symbol) return sink(rt, firstAttribute + at)
      return false
    }
  }
  const matches = matcherOf(test)
  return (rt, node) => {
    const doc = rt.doc
    const end = firstAttribute + (doc.attributeStarts[node + 1] ?? 0)
    for (let at = firstAttribute + (doc.attributeStarts[node] ?? 0); at < end; at++)
      if (matches(doc, at) && sink(rt, at)) return true
    return false
  }
}

/** The first place in the elements of a name, between `from` and `to`, that is not before `node`. */
const firstFrom = (elements: Int32Array | readonly number[], from: number, to: number, node: number): number => {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((elements[middle] ?? 0) < node) low = middle + 1
    else high = middle
  }
  return low
}

const descendant = (test: CompiledTest, sink: NodeSink, orSelf: boolean): Test => {
  const offset = orSelf ? 0 : 1
  if (test.is === 'name') {
    const { symbol } = test
    return (rt, node) => {
      const { elements, elementStarts, ends } = rt.doc
      const end = ends[node] ?? 0
      const to = elementStarts[symbol + 1] ?? 0
      for (let at = firstFrom(elements, elementStarts[symbol] ?? 0, to, node + offset); at < to; at++) {
        const found = elements[at] ?? end
        if (found >= end) return false
        if (sink(rt, found)) return true
      }
      return false
    }
  }
  if (test.is === 'local') {
    const { local } = test
    return (rt, node) => {
      const doc = rt.doc
      const end = doc.ends[node] ?? 0
      const elements = doc.elementsWithLocal(local)
      for (let at = firstFrom(elements, 0, elements.length, node + offset); at < elements.length; at++) {
        const found = elements[at] ?? end
        if (found >= end) return false
        if (sink(rt, found)) return true
      }
      return false
    }
  }
  const matches = matcherOf(test)
  return (rt, node) => {
    const doc = rt.doc
    const end = doc.ends[node] ?? 0
    if (orSelf && node >= firstAttribute) return matches(doc, node) && sink(rt, node)
    for (let at = node + offset; at < end; at++) if (matches(doc, at) && sink(rt, at)) return true
    return false
  }
}

const self = (test: CompiledTest, sink: NodeSink): Test => {
  if (test.is === 'any') return sink
  if (test.is === 'name') {
    const { symbol } = test
    return (rt, node) => rt.doc.symbols[node] === symbol && sink(rt, node)
  }
  const matches = matcherOf(test)
  return (rt, node) => matches(rt.doc, node) && sink(rt, node)
}

const parent = (test: CompiledTest, sink: NodeSink): Test => {
  const matches = matcherOf(test)
  return (rt, node) => {
    const found = rt.doc.parentOf(node)
    return found >= 0 && matches(rt.doc, found) && sink(rt, found)
  }
}

/** Nearest first. */
const ancestor = (test: CompiledTest, sink: NodeSink, orSelf: boolean): Test => {
  const matches = matcherOf(test)
  return (rt, node) => {
    const doc = rt.doc
    for (let at = orSelf ? node : doc.parentOf(node); at >= 0; at = doc.parentOf(at))
      if (matches(doc, at) && sink(rt, at)) return true
    return false
  }
}

const followingSibling = (test: CompiledTest, sink: NodeSink): Test => {
  const matches = matcherOf(test)
  return (rt, node) => {
    const doc = rt.doc
    if (node >= firstAttribute || node === 0) return false
    const end = doc.ends[doc.parentOf(node)] ?? 0
    for (let at = doc.ends[node] ?? end; at < end; at = doc.ends[at] ?? end)
      if (matches(doc, at) && sink(rt, at)) return true
    return false
  }
}

/** Nearest first. */
const precedingSibling = (test: CompiledTest, sink: NodeSink): Test => {
  const matches = matcherOf(test)
  return (rt, node) => {
    const doc = rt.doc
    if (node >= firstAttribute || node === 0) return false
    const before: number[] = []
    for (let at = doc.parentOf(node) + 1; at < node; at = doc.ends[at] ?? node) if (matches(doc, at)) before.push(at)
    for (let index = before.length - 1; index >= 0; index--) if (sink(rt, before[index] ?? 0)) return true
    return false
  }
}

const following = (test: CompiledTest, sink: NodeSink): Test => {
  const matches = matcherOf(test)
  return (rt, node) => {
    const doc = rt.doc
    const from = node >= firstAttribute ? doc.parentOf(node) + 1 : (doc.ends[node] ?? 0)
    for (let at = from; at < doc.xml.size; at++) if (matches(doc, at) && sink(rt, at)) return true
    return false
  }
}

/** Nearest first; ancestors are not part of it. */
const preceding = (test: CompiledTest, sink: NodeSink): Test => {
  const matches = matcherOf(test)
  return (rt, node) => {
    const doc = rt.doc
    const from = node >= firstAttribute ? doc.parentOf(node) : node
    for (let at = from - 1; at > 0; at--)
      if ((doc.ends[at] ?? 0) <= from && matches(doc, at) && sink(rt, at)) return true
    return false
  }
}

/** A function that hands the nodes of an axis that pass the test to the sink, nearest first. */
export const visitAxis = (axis: Axis, test: CompiledTest, sink: NodeSink): Test => {
  switch (axis) {
    case 'child':
      return child(test, sink)
    case 'attribute':
      return attribute(test, sink)
    case 'self':
      return self(test, sink)
    case 'parent':
      return parent(test, sink)
    case 'descendant':
      return descendant(test, sink, false)
    case 'descendant-or-self':
      return descendant(test, sink, true)
    case 'ancestor':
      return ancestor(test, sink, false)
    case 'ancestor-or-self':
      return ancestor(test, sink, true)
    case 'following-sibling':
      return followingSibling(test, sink)
    case 'preceding-sibling':
      return precedingSibling(test, sink)
    case 'following':
      return following(test, sink)
    case 'preceding':
      return preceding(test, sink)
  }
}

/** How the nodes of an axis come out when the context nodes come in with these properties. */
export interface Order {
  /** There is exactly one context node. */
  readonly one: boolean
  readonly ordered: boolean
  readonly unique: boolean
  /** No node contains another. */
  readonly apart: boolean
}

export const orderAfter = (order: Order, axis: Axis): Order => {
  const { one, ordered, unique, apart } = order
  switch (axis) {
    case 'self':
      return { ...order, one: false }
    case 'attribute':
      return { one: false, ordered, unique, apart: true }
    case 'child':
      return { one: false, ordered: ordered && apart, unique, apart }
    case 'descendant':
    case 'descendant-or-self':
      return { one: false, ordered: ordered && apart, unique: unique && apart, apart: false }
    case 'parent':
      return { one: false, ordered: one, unique: one, apart: one }
    case 'following-sibling':
    case 'following':
      return { one: false, ordered: one, unique: one, apart: axis === 'following-sibling' && one }
    default:
      return { one: false, ordered: false, unique: one, apart: false }
  }
}
