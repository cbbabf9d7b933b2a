import type { AxisStep, Step } from './ast.ts'
import { type Order, orderAfter, visitAxis } from './axes.ts'
import { compile } from './compile.ts'
import { eachValue, inOrder } from './demand.ts'
import { XPathStaticError } from './errors.ts'
import { firstAttribute } from './indexed-document.ts'
import { lookupExists, lookupStep } from './lookup.ts'
import { compileNodeTest } from './node-tests.ts'
import { atom, depends, type NodesOperand, type Operand, type Test, type ValueSink } from './operand.ts'
import { compilePredicate, dependsOf, filterVisit, hasPositions, isPositional, type Visit } from './predicates.ts'
import type { Runtime } from './runtime.ts'
import { namespaceOf, type Scope } from './scope.ts'

type Single = (rt: Runtime, node: number) => number

/** A path so far: what visits its nodes and how they come out. */
interface Trail {
  readonly visit: Visit
  readonly order: Order
  readonly away: boolean
  readonly depends: number
  readonly single: Single | undefined
  /** The trail stands at the root of a document: a value set can be searched by index from here. */
  readonly atRoot: boolean
}

const one: Order = { one: true, ordered: true, unique: true, apart: true }

const atContext = (scope: Scope): Trail => {
  if (scope.focus !== undefined) throw new XPathStaticError('a path starts at a context item that is not a node')
  const single: Single = (_rt, node) => node
  return { visit: (sink) => sink, order: one, away: false, depends: depends.onFocus, single, atRoot: false }
}

const atDocument = (scope: Scope): Trail => ({
  visit: (sink) => (rt) => sink(rt, 0),
  order: one,
  away: false,
  depends: scope.foreign ? depends.onFocus | depends.onDocument : depends.onDocument,
  single: () => 0,
  atRoot: true,
})

const atOperand = (operand: NodesOperand): Trail => ({
  visit: (sink) => operand.visit(sink),
  order: {
    one: operand.single !== undefined,
    ordered: operand.ordered,
    unique: operand.unique,
    apart: operand.single !== undefined,
  },
  away: operand.away,
  depends: operand.depends,
  single: operand.single,
  atRoot: operand.away && operand.ordered,
})

const isAnyDescendant = (step: Step | undefined): boolean =>
  step?.step === 'axis' &&
  step.axis === 'descendant-or-self' &&
  step.test.test === 'node' &&
  step.predicates.length === 0

const singleAfter = (previous: Single | undefined, step: AxisStep, symbol: number | undefined): Single | undefined => {
  if (previous === undefined || step.predicates.length > 0) return undefined
  if (step.axis === 'parent' && step.test.test === 'node')
    return (rt, node) => {
      const from = previous(rt, node)
      return from < 0 ? -1 : rt.doc.parentOf(from)
    }
  if (step.axis !== 'attribute' || symbol === undefined) return undefined
  return (rt, node) => {
    const { attributeStarts, attributeSymbols } = rt.doc
    const owner = previous(rt, node)
    const end = attributeStarts[owner + 1] ?? 0
    for (let at = attributeStarts[owner] ?? end; at < end; at++)
      if (attributeSymbols[at] === symbol) return firstAttribute + at
    return -1
  }
}

/** Searches by index from the document node, and walks from anywhere else. */
const fromRoot =
  (found: Visit, walk: Visit): Visit =>
  (sink) => {
    const search = found(sink)
    const walkAll = walk(sink)
    return (rt, node) => (node === 0 ? search(rt, node) : walkAll(rt, node))
  }

/** Adds an axis step. `step` is `descendant` where `//` and `child` were written and no position is asked for. */
const afterAxis = (scope: Scope, trail: Trail, step: AxisStep): Trail => {
  const test = compileNodeTest(scope, step.test, step.axis === 'attribute')
  const symbol = test.is === 'name' ? test.symbol : undefined
  const predicates = step.predicates.map((predicate) => compilePredicate(scope, predicate))
  const walk: Visit = (sink) => visitAxis(step.axis, test, sink)
  const useIndex = trail.atRoot && scope.foreign && step.axis === 'descendant' && !predicates.some(isPositional)
  const found = useIndex && symbol !== undefined ? lookupStep(scope, step, symbol) : undefined
  const visit = predicates.reduce(filterVisit, found === undefined ? walk : fromRoot(found, walk))
  const order = orderAfter(trail.order, step.axis)
  return {
    visit: (sink) => trail.visit(visit(sink)),
    order: found === undefined ? order : { one: false, ordered: false, unique: false, apart: false },
    away: trail.away,
    depends: predicates.reduce((all, predicate) => all | dependsOf(predicate), trail.depends),
    single: singleAfter(trail.single, step, symbol),
    atRoot: trail.atRoot && isAnyDescendant(step),
  }
}

const afterExpression = (trail: Trail, operand: NodesOperand): Trail => ({
  visit: (sink) => trail.visit(operand.visit(sink)),
  order: trail.order.one
    ? { one: false, ordered: operand.ordered, unique: operand.unique, apart: false }
    : { one: false, ordered: false, unique: false, apart: false },
  away: trail.away || operand.away,
  depends: trail.depends | (operand.depends & ~depends.onFocus),
  single: undefined,
  atRoot: false,
})

const toOperand = (trail: Trail): NodesOperand => ({
  form: 'nodes',
  depends: trail.depends,
  away: trail.away,
  ordered: trail.order.ordered,
  unique: trail.order.unique,
  visit: (sink) => trail.visit(sink),
  single: trail.away ? undefined : trail.single,
})

/** The last step gives values: one for each node before it, e.g. `translation/concat(@code, @codeSystem)`. */
const valuesAfter = (trail: Trail, operand: Operand): Operand => {
  const dependsOn = trail.depends | (operand.depends & ~depends.onFocus)
  if (operand.form === 'atom' && trail.single !== undefined && !trail.away) {
    const { single } = trail
    const { item } = operand
    return atom(
      operand.kind,
      dependsOn,
      (rt, node) => {
        const found = single(rt, node)
        return found < 0 ? undefined : item(rt, found)
      },
      false,
    )
  }
  if (operand.form !== 'atom' && operand.form !== 'atoms')
    throw new XPathStaticError('a step that gives items of several types is not supported')
  const prefix = inOrder(toOperand(trail))
  return {
    form: 'atoms',
    kind: operand.kind,
    depends: dependsOn,
    each: (sink) => {
      if (!prefix.away) return prefix.visit(eachValue(operand, () => sink))
      let home: Runtime['doc'] | undefined
      const atHome: ValueSink = (rt, value) => {
        const here = rt.doc
        rt.doc = home ?? rt.main
        const stop = sink(rt, value)
        rt.doc = here
        return stop
      }
      const visit: Test = prefix.visit(eachValue(operand, () => atHome))
      return (rt, node) => {
        home = rt.doc
        const stopped = visit(rt, node)
        home = undefined
        return stopped
      }
    },
  }
}

const startOf = (scope: Scope, absolute: boolean, steps: readonly Step[]): { trail: Trail; rest: readonly Step[] } => {
  if (absolute) return { trail: atDocument(scope), rest: steps }
  const [first, ...rest] = steps
  if (first?.step !== 'expression' || first.expr.op === 'context')
    return { trail: atContext(scope), rest: first?.step === 'expression' ? rest : steps }
  const operand = compile(scope, first.expr)
  if (operand.form !== 'nodes') throw new XPathStaticError('a path starts at something that is not a node')
  return { trail: atOperand(operand), rest }
}

/** Compiles a path. */
export const compilePath = (scope: Scope, absolute: boolean, steps: readonly Step[]): Operand => {
  let { trail, rest } = startOf(scope, absolute, steps)
  for (let index = 0; index < rest.length; index++) {
    const step = rest[index] as Step
    const inner: Scope = trail.away && !scope.foreign ? { ...scope, foreign: true } : scope
    const here: Scope = inner.focus === undefined ? inner : { ...inner, focus: undefined }
    const next = rest[index + 1]
    if (
      isAnyDescendant(step) &&
      next?.step === 'axis' &&
      next.axis === 'child' &&
      !hasPositions(here, next.predicates)
    ) {
      trail = afterAxis(here, trail, { ...next, axis: 'descendant' })
      index++
    } else if (step.step === 'axis') trail = afterAxis(here, trail, step)
    else if (step.expr.op !== 'context') {
      const operand = compile(here, step.expr)
      if (operand.form !== 'nodes') return valuesOrRefusal(trail, operand, index === rest.length - 1)
      trail = afterExpression(trail, operand)
    }
  }
  return {
    ...toOperand(trail),
    attribute: absolute ? undefined : contextAttribute(scope, steps),
    exists: absolute ? undefined : lookupExists(scope, steps),
  }
}

/** The number of the name when the path is `@name` or `./@name` and nothing more. */
const contextAttribute = (scope: Scope, steps: readonly Step[]): number | undefined => {
  const [first] = steps
  const [step, ...more] = first?.step === 'expression' && first.expr.op === 'context' ? steps.slice(1) : steps
  if (step?.step !== 'axis' || more.length > 0) return undefined
  if (step.axis !== 'attribute' || step.test.test !== 'name' || step.predicates.length > 0) return undefined
  return scope.vocabulary.name(namespaceOf(scope, step.test.prefix), step.test.local)
}

const valuesOrRefusal = (trail: Trail, operand: Operand, isLast: boolean): Operand => {
  if (!isLast) throw new XPathStaticError('a step that gives values must be the last of its path')
  if ((operand.depends & depends.onPosition) !== 0)
    throw new XPathStaticError('position() and last() are not supported in a step')
  return valuesAfter(trail, operand)
}
