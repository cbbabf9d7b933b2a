import type { AxisStep, Expr, Step } from './ast.ts'
import { compile } from './compile.ts'
import { eachValue } from './demand.ts'
import { XPathDynamicError } from './errors.ts'
import { areTexts } from './kinds.ts'
import { isFocusFree, type NodeSink, type Operand, type Test } from './operand.ts'
import { namespaceOf, type Scope } from './scope.ts'

/** A condition `@name = E` or `text() = E` on an element, with E independent of the element. */
interface Key {
  /** The number of the attribute's name, or 0 for `text()`. */
  readonly attribute: number
  readonly value: Operand
}

const conjuncts = (expr: Expr): readonly Expr[] =>
  expr.op === 'and' ? [...conjuncts(expr.left), ...conjuncts(expr.right)] : [expr]

const keyAttribute = (scope: Scope, expr: Expr): number | undefined => {
  if (expr.op !== 'path' || expr.absolute || expr.steps.length !== 1) return undefined
  const [step] = expr.steps
  if (step?.step !== 'axis' || step.predicates.length > 0) return undefined
  if (step.axis === 'child' && step.test.test === 'text') return 0
  if (step.axis !== 'attribute' || step.test.test !== 'name') return undefined
  return scope.vocabulary.name(namespaceOf(scope, step.test.prefix), step.test.local)
}

const keyOf = (scope: Scope, expr: Expr): Key | undefined => {
  if (expr.op !== 'general' || expr.comparator !== '=') return undefined
  const attribute = keyAttribute(scope, expr.left)
  if (attribute === undefined) return undefined
  const value = compile(scope, expr.right)
  return isFocusFree(value) && areTexts(value) ? { attribute, value } : undefined
}

/**
 * For a step `descendant::name[@a = E and …]` of a path that starts at the root of a value set: visits the candidates
 * that an index finds instead of the whole document. All predicates are still checked on them. Undefined when the step
 * is not of that shape.
 */
export const lookupStep = (scope: Scope, step: AxisStep, symbol: number): ((sink: NodeSink) => Test) | undefined => {
  const [first] = step.predicates
  if (first === undefined) return undefined
  for (const expr of conjuncts(first)) {
    const key = keyOf(scope, expr)
    if (key === undefined) continue
    const { attribute, value } = key
    return (sink) =>
      eachValue(value, () => (rt, text) => {
        for (const node of rt.doc.lookup(symbol, attribute, String(text))) if (sink(rt, node)) return true
        return false
      })
  }
  return undefined
}

const nameSymbol = (scope: Scope, step: AxisStep): number | undefined =>
  step.axis === 'child' && step.test.test === 'name'
    ? scope.vocabulary.name(namespaceOf(scope, step.test.prefix), step.test.local)
    : undefined

/**
 * For the whole of `doc(U)//name[text() = E]`, or with an attribute: whether there is such an element, asked of the
 * library. Undefined when the path is not of that shape.
 */
export const lookupExists = (scope: Scope, steps: readonly Step[]): Test | undefined => {
  const [start, any, last, ...more] = steps
  if (start?.step !== 'expression' || any?.step !== 'axis' || last?.step !== 'axis' || more.length > 0) return undefined
  if (any.axis !== 'descendant-or-self' || any.test.test !== 'node' || any.predicates.length > 0) return undefined
  const call = start.expr
  const [uriExpr] = call.op === 'call' && call.prefix === '' && call.local === 'doc' ? call.args : []
  const [condition, ...others] = last.predicates
  const symbol = nameSymbol(scope, last)
  if (uriExpr === undefined || condition === undefined || others.length > 0 || symbol === undefined) return undefined
  const key = keyOf({ ...scope, foreign: true, focus: undefined }, condition)
  if (key === undefined) return undefined
  let number = 0
  const holds = eachValue(key.value, () => (rt, text) => rt.library.holds(number, symbol, key.attribute, String(text)))
  const uris = compile(scope, uriExpr)
  if (uris.form !== 'atom' || !areTexts(uris)) return undefined
  const { item } = uris
  return (rt, node) => {
    const uri = item(rt, node)
    if (uri === undefined) return false
    const found = rt.library.find(String(uri))
    if (found === undefined) throw new XPathDynamicError('FODC0002', `The document ${String(uri)} is not available`)
    number = found
    return holds(rt, node)
  }
}
