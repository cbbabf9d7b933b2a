import type { Expr } from './ast.ts'
import { isNumeric } from './atomic.ts'
import { compile } from './compile.ts'
import { testOf } from './demand.ts'
import { depends, type Item, type NodeSink, stopAtFirst, type Test } from './operand.ts'
import type { Scope } from './scope.ts'

/** A predicate that keeps the item at one position, known at load or not, or those that pass a test. */
export type Predicate =
  | { readonly keeps: 'position'; readonly position: number }
  | { readonly keeps: 'numbered'; readonly number: Item; readonly depends: number }
  | { readonly keeps: 'passing'; readonly test: Test; readonly depends: number }

/** Gives a function that visits nodes, for the sink that is to receive them. */
export type Visit = (sink: NodeSink) => Test

/** Compiles a predicate; the scope is that of the items. */
export const compilePredicate = (scope: Scope, expr: Expr): Predicate => {
  const operand = compile(scope, expr)
  if (operand.form === 'atom' && isNumeric(operand.kind))
    return typeof operand.constant === 'number'
      ? { keeps: 'position', position: operand.constant }
      : { keeps: 'numbered', number: operand.item, depends: operand.depends }
  return { keeps: 'passing', test: testOf(operand), depends: operand.depends }
}

/** Whether the outcome for an item hangs on the items before or after it. */
export const isPositional = (predicate: Predicate): boolean =>
  predicate.keeps !== 'passing' || (predicate.depends & depends.onPosition) !== 0

const booleanOperations = ['or', 'and', 'general', 'value', 'node', 'some', 'every', 'castable', 'string', 'union']
const booleanFunctions = ['not', 'exists', 'empty', 'contains', 'starts-with', 'ends-with', 'matches', 'boolean']

/** Whether the form alone tells that an expression is no number. */
const isNoNumber = (expr: Expr): boolean => {
  if (expr.op === 'path') return expr.steps.at(-1)?.step === 'axis'
  return expr.op === 'call' ? booleanFunctions.includes(expr.local) : booleanOperations.includes(expr.op)
}

/** Whether a step of this scope keeps items by their position. What the form tells is not compiled to find out. */
export const hasPositions = (scope: Scope, predicates: readonly Expr[]): boolean =>
  predicates.some(
    (expr) =>
      !(isNoNumber(expr) && !/"local":"(?:position|last)"/.test(JSON.stringify(expr))) &&
      isPositional(compilePredicate(scope, expr)),
  )

/** What a predicate's outcome changes with, beyond the item itself. */
export const dependsOf = (predicate: Predicate): number =>
  predicate.keeps === 'position' ? 0 : predicate.depends & ~(depends.onFocus | depends.onPosition)

const atPosition = (visit: Visit, position: number): Visit => {
  return (sink) => {
    let seen = 0
    let stopped = false
    const inner = visit((rt, node) => {
      if (++seen !== position) return false
      stopped = sink(rt, node)
      return true
    })
    return (rt, node) => {
      seen = 0
      stopped = false
      inner(rt, node)
      return stopped
    }
  }
}

const withPositions = (visit: Visit, keep: Test): Visit => {
  return (sink) => {
    let found: number[] = []
    const inner = visit((_rt, node) => {
      found.push(node)
      return false
    })
    return (rt, context) => {
      found = []
      inner(rt, context)
      const nodes = found
      const { position, size } = rt
      for (const [index, node] of nodes.entries()) {
        rt.position = index + 1
        rt.size = nodes.length
        const kept = keep(rt, node)
        rt.position = position
        rt.size = size
        if (kept && sink(rt, node)) return true
      }
      return false
    }
  }
}

/** Narrows a visit by a predicate. Positions count in the order of the visit, per call. */
export const filterVisit = (visit: Visit, predicate: Predicate): Visit => {
  if (predicate.keeps === 'position') return atPosition(visit, predicate.position)
  if (predicate.keeps === 'numbered') {
    const { number } = predicate
    return withPositions(visit, (rt, node) => number(rt, node) === rt.position)
  }
  const { test } = predicate
  if (isPositional(predicate)) return withPositions(visit, test)
  return (sink) => visit(sink === stopAtFirst ? test : (rt, node) => test(rt, node) && sink(rt, node))
}
