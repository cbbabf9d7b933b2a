import type { Expr } from './ast.ts'
import { inOrder } from './demand.ts'
import { XPathStaticError } from './errors.ts'
import { asValues } from './kinds.ts'
import { type AtomsOperand, dependsOfAll, type NodesOperand, type Operand, stopAtFirst, type Value } from './operand.ts'
import { compilePredicate, dependsOf, filterVisit, isPositional, type Predicate } from './predicates.ts'
import type { Scope } from './scope.ts'
import { existsAmongSiblings } from './siblings.ts'

const filterNodes = (scope: Scope, base: NodesOperand, predicates: readonly Expr[]): NodesOperand => {
  const inner: Scope = { ...scope, foreign: scope.foreign || base.away, focus: undefined }
  const compiled = predicates.map((predicate) => compilePredicate(inner, predicate))
  const positional = compiled.some(isPositional)
  if (positional && base.away) throw new XPathStaticError('a position among nodes of another document is not supported')
  const source = positional ? inOrder(base) : base
  const visit = compiled.reduce(filterVisit, (sink) => source.visit(sink))
  const { siblings } = base
  return {
    form: 'nodes',
    exists:
      siblings === undefined || base.away || positional
        ? undefined
        : existsAmongSiblings(inner, siblings, predicates, visit(stopAtFirst)),
    depends: compiled.reduce((all, predicate) => all | dependsOf(predicate), base.depends),
    away: base.away,
    ordered: source.ordered,
    unique: source.unique,
    visit,
  }
}

/** Keeps the values of a sequence that pass a test on them, e.g. `$codes[not(. = $known)]`. */
const filterValues = (scope: Scope, base: AtomsOperand, predicate: Expr): AtomsOperand => {
  let item: Value = ''
  const inner: Scope = { ...scope, focus: { kind: base.kind, read: () => item } }
  const compiled: Predicate = compilePredicate(inner, predicate)
  if (compiled.keeps === 'position') return atPosition(base, compiled.position)
  if (compiled.keeps !== 'passing' || isPositional(compiled))
    throw new XPathStaticError('a computed position among values is not supported')
  const { test } = compiled
  return {
    ...base,
    depends: base.depends | dependsOf(compiled),
    each: (sink) => {
      let context = 0
      const each = base.each((rt, value) => {
        item = value
        return test(rt, context) && sink(rt, value)
      })
      return (rt, node) => {
        context = node
        return each(rt, node)
      }
    },
  }
}

const atPosition = (base: AtomsOperand, position: number): AtomsOperand => ({
  ...base,
  each: (sink) => {
    let seen = 0
    let stopped = false
    const each = base.each((rt, value) => {
      if (++seen !== position) return false
      stopped = sink(rt, value)
      return true
    })
    return (rt, node) => {
      seen = 0
      stopped = false
      each(rt, node)
      return stopped
    }
  },
})

/** `E[p]` where E is not a step. */
export const compileFilter = (scope: Scope, base: Operand, predicates: readonly Expr[]): Operand => {
  if (base.form === 'nodes') return filterNodes(scope, base, predicates)
  if (base.form === 'sequence' && base.parts.every((part) => part.form === 'nodes'))
    return filterNodes(scope, inSequence(base.parts), predicates)
  return predicates.reduce(
    (values, predicate) => filterValues(scope, values, predicate),
    asValues(base, 'a filtered sequence'),
  )
}

/** Nodes after each other in the order written, not in document order, and as often as written. */
const inSequence = (parts: readonly Operand[]): NodesOperand => {
  const ordered = parts.flatMap((part) => (part.form === 'nodes' ? [inOrder(part)] : []))
  return {
    form: 'nodes',
    depends: dependsOfAll(parts),
    away: ordered.some((part) => part.away),
    ordered: true,
    unique: true,
    visit: (sink) => {
      const visits = ordered.map((part) => part.visit(sink))
      return (rt, node) => visits.some((visit) => visit(rt, node))
    },
  }
}
