import { compileArithmetic, compileNegate, compileRange } from './arithmetic.ts'
import type { Expr } from './ast.ts'
import { castableFor, castFor, castTarget } from './casts.ts'
import { compileGeneral, compileValue } from './compare.ts'
import { testOf } from './demand.ts'
import { XPathStaticError } from './errors.ts'
import { compileFilter } from './filter.ts'
import { compileFor, compileQuantified } from './for.ts'
import { compileCall } from './functions/call.ts'
import { onlyValue } from './only.ts'
import { atom, booleanOf, constant, depends, dependsOfAll, empty, type NodesOperand, type Operand } from './operand.ts'
import { compilePath } from './path.ts'
import type { Scope } from './scope.ts'
import { compileNodeComparison, compileSetOperation } from './sets.ts'
import { siblingGroup } from './siblings.ts'

const contextItem = (scope: Scope): Operand => {
  const { focus } = scope
  if (focus !== undefined) return atom(focus.kind, depends.onFocus, () => focus.read())
  const context: NodesOperand = {
    form: 'nodes',
    depends: depends.onFocus,
    away: false,
    ordered: true,
    unique: true,
    visit: (sink) => sink,
    single: (_rt, node) => node,
  }
  return context
}

/** `if`: one operand when both branches are of the same form and type, so that it can be asked anything. */
const compileIf = (scope: Scope, expr: Expr & { op: 'if' }): Operand => {
  const conditionOperand = compile(scope, expr.condition)
  const condition = testOf(conditionOperand)
  const then = compile(scope, expr.then)
  const otherwise = compile(scope, expr.otherwise)
  const dependsOn = dependsOfAll([conditionOperand, then, otherwise])
  const one = then.form === 'atom' ? then : otherwise.form === 'atom' ? otherwise : undefined
  const other = one === then ? otherwise : then
  const isNothing = other.form === 'sequence' && other.parts.length === 0
  if (one === undefined || !(isNothing || (other.form === 'atom' && other.kind === one.kind)))
    return { form: 'choice', depends: dependsOn, condition, then, otherwise }
  const nothing = () => undefined
  const first = then.form === 'atom' ? then.item : nothing
  const second = otherwise.form === 'atom' ? otherwise.item : nothing
  const always = then.form === 'atom' && then.always && otherwise.form === 'atom' && otherwise.always
  return atom(one.kind, dependsOn, (rt, node) => (condition(rt, node) ? first(rt, node) : second(rt, node)), always)
}

const compileCast = (scope: Scope, expr: Expr & { op: 'cast' | 'castable' }): Operand => {
  const operand = compile(scope, expr.operand)
  const target = castTarget(expr.type.local)
  if (expr.op === 'cast') {
    const item = onlyValue(operand, 'the operand of cast', castFor(target))
    return atom(target, operand.depends, item, false)
  }
  const castable = onlyValue(operand, 'the operand of castable', castableFor(target))
  const { optional } = expr.type
  return booleanOf(operand.depends, (rt, node) => (castable(rt, node) ?? optional) === true)
}

const compileVariable = (scope: Scope, name: string): Operand => {
  const variable = scope.variables.get(name)
  if (variable === undefined) throw new XPathStaticError(`the variable $${name} is not defined`)
  return variable(scope)
}

const compileLogical = (scope: Scope, expr: Expr & { op: 'and' | 'or' }): Operand => {
  const left = compile(scope, expr.left)
  const right = compile(scope, expr.right)
  const first = testOf(left)
  const second = testOf(right)
  return booleanOf(
    left.depends | right.depends,
    expr.op === 'and'
      ? (rt, node) => first(rt, node) && second(rt, node)
      : (rt, node) => first(rt, node) || second(rt, node),
  )
}

const compileSequence = (scope: Scope, items: readonly Expr[]): Operand => {
  if (items.length === 0) return empty
  const parts = items.map((item) => compile(scope, item))
  return { form: 'sequence', depends: dependsOfAll(parts), parts }
}

/**
 * Compiles an expression for a scope.
 * @throws XPathStaticError when it is outside the subset or cannot be right
 */
export const compile = (scope: Scope, expr: Expr): Operand => {
  switch (expr.op) {
    case 'string':
      return constant('string', expr.value)
    case 'number':
      return constant(expr.kind, expr.value)
    case 'variable':
      return compileVariable(scope, expr.name)
    case 'context':
      return contextItem(scope)
    case 'sequence':
      return compileSequence(scope, expr.items)
    case 'or':
    case 'and':
      return compileLogical(scope, expr)
    case 'general':
      return compileGeneral(expr.comparator, compile(scope, expr.left), compile(scope, expr.right))
    case 'value':
      return compileValue(expr.comparator, compile(scope, expr.left), compile(scope, expr.right))
    case 'node':
      return compileNodeComparison(expr.comparator, compile(scope, expr.left), compile(scope, expr.right))
    case 'arithmetic':
      return compileArithmetic(expr.operator, compile(scope, expr.left), compile(scope, expr.right))
    case 'negate':
      return compileNegate(compile(scope, expr.operand))
    case 'to':
      return compileRange(compile(scope, expr.left), compile(scope, expr.right))
    case 'union': {
      const nodes = compileSetOperation(expr.op, compile(scope, expr.left), compile(scope, expr.right))
      return { ...nodes, siblings: siblingGroup(scope, expr.left, expr.right) }
    }
    case 'intersect':
    case 'except':
      return compileSetOperation(expr.op, compile(scope, expr.left), compile(scope, expr.right))
    case 'path':
      return compilePath(scope, expr.absolute, expr.steps)
    case 'filter':
      return compileFilter(scope, compile(scope, expr.base), expr.predicates)
    case 'if':
      return compileIf(scope, expr)
    case 'for':
      return compileFor(scope, expr.binding, expr.body)
    case 'some':
    case 'every':
      return compileQuantified(scope, expr.op, expr.binding, expr.body)
    case 'call':
      return compileCall(scope, expr)
    case 'cast':
    case 'castable':
      return compileCast(scope, expr)
  }
}
