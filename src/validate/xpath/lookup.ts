import type { AxisStep, Expr } from './ast.ts'
import { isStringLike } from './atomic.ts'
import { compile } from './compile.ts'
import { eachValue } from './demand.ts'
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

const areTexts = (operand: Operand): boolean => {
  if (operand.form === 'nodes') return true
  if (operand.form === 'sequence') return operand.parts.every(areTexts)
  if (operand.form === 'choice') return areTexts(operand.then) && areTexts(operand.otherwise)
  return isStringLike(operand.kind)
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
