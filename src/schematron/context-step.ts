import type { AxisStep, Expr, Step } from './xpath/ast.ts'
import { visitAxis } from './xpath/axes.ts'
import { compile } from './xpath/compile.ts'
import { eachValue, testOf } from './xpath/demand.ts'
import { XPathDynamicError } from './xpath/errors.ts'
import { sortedUnique } from './xpath/indexed-document.ts'
import { compileNodeTest, matcherOf } from './xpath/node-tests.ts'
import { isFocusFree, type Operand, type Test } from './xpath/operand.ts'
import { compilePredicate, filterVisit, isPositional, type Predicate, type Visit } from './xpath/predicates.ts'
import type { Runtime } from './xpath/runtime.ts'
import type { Scope } from './xpath/scope.ts'

/** One step of a rule context walked forward: from the nodes of the step before to its own, in document order. */
export type ContextStep = (rt: Runtime, from: readonly number[]) => readonly number[]

/** XSLT 2, 5.5.3: a dynamic error in a pattern means that the node does not match. */
const falseOnError =
  (test: Test): Test =>
  (rt, node) => {
    try {
      return test(rt, node)
    } catch (error) {
      if (!(error instanceof XPathDynamicError)) throw error
      rt.doc = rt.main
      return false
    }
  }

const recovering = (predicate: Predicate): Predicate =>
  predicate.keeps === 'passing' ? { ...predicate, test: falseOnError(predicate.test) } : predicate

const conjuncts = (expr: Expr): readonly Expr[] =>
  expr.op === 'and' ? [...conjuncts(expr.left), ...conjuncts(expr.right)] : [expr]

const isTemplateStep = (step: Step | undefined): step is AxisStep =>
  step?.step === 'axis' &&
  step.axis === 'child' &&
  (step.test.test === 'name' || step.test.test === 'wildcard') &&
  step.test.local === 'templateId'

const isRootAttribute = (expr: Expr): boolean => {
  if (expr.op !== 'path' || expr.absolute || expr.steps.length !== 1) return false
  const [step] = expr.steps
  return step !== undefined && isRootStep(step)
}

const isRootStep = (step: Step): boolean =>
  step.step === 'axis' &&
  step.axis === 'attribute' &&
  step.test.test === 'name' &&
  step.test.prefix === '' &&
  step.test.local === 'root' &&
  step.predicates.length === 0

const withoutDot = (steps: readonly Step[]): readonly Step[] =>
  steps.filter((step) => !(step.step === 'expression' && step.expr.op === 'context'))

/** The E of a condition `templateId/@root = E` or `templateId[@root = E]`. */
const templateRoot = (expr: Expr): Expr | undefined => {
  if (expr.op === 'general' && expr.comparator === '=' && expr.left.op === 'path' && !expr.left.absolute) {
    const [template, root, ...more] = withoutDot(expr.left.steps)
    const fits = isTemplateStep(template) && root !== undefined && isRootStep(root) && more.length === 0
    return fits ? expr.right : undefined
  }
  if (expr.op !== 'path' || expr.absolute) return undefined
  const [template, ...more] = withoutDot(expr.steps)
  const condition = isTemplateStep(template) && more.length === 0 ? template.predicates[0] : undefined
  const fits = condition?.op === 'general' && condition.comparator === '=' && isRootAttribute(condition.left)
  return fits ? condition.right : undefined
}

/** The templateIds of which a node must have one to pass, as expressions that do not depend on the node. */
const templateKeys = (scope: Scope, expr: Expr): readonly Operand[] | undefined => {
  if (expr.op === 'or') {
    const left = templateKeys(scope, expr.left)
    const right = left === undefined ? undefined : templateKeys(scope, expr.right)
    return left === undefined || right === undefined ? undefined : [...left, ...right]
  }
  if (expr.op === 'and') return templateKeys(scope, expr.left) ?? templateKeys(scope, expr.right)
  const root = templateRoot(expr)
  const operand = root === undefined ? undefined : compile(scope, root)
  return operand !== undefined && isFocusFree(operand) ? [operand] : undefined
}

const collect = (visit: Visit): ContextStep => {
  let out: number[] = []
  let sorted = true
  const each = visit((_rt, node) => {
    if (sorted && out.length > 0 && (out.at(-1) ?? 0) >= node) sorted = false
    out.push(node)
    return false
  })
  return (rt, from) => {
    out = []
    sorted = true
    for (const node of from) each(rt, node)
    return sorted ? out : sortedUnique(out)
  }
}

/** Takes the candidates from the index of templateIds; every predicate is still checked on them. */
const byTemplate = (
  scope: Scope,
  step: AxisStep,
  keys: readonly Operand[],
  predicates: readonly Predicate[],
): ContextStep => {
  const matches = matcherOf(compileNodeTest(scope, step.test, false))
  const candidates: Visit = (sink) => {
    const visits = keys.map((key) =>
      eachValue(key, () => (rt, root) => {
        for (const node of rt.main.elementsWithTemplate(String(root)))
          if (matches(rt.main, node) && sink(rt, node)) return true
        return false
      }),
    )
    return (rt, node) => visits.some((visit) => visit(rt, node))
  }
  return collect(predicates.reduce(filterVisit, candidates))
}

/** Conditions that do not depend on the node are asked once, before any node is looked at. */
const compileGate = (scope: Scope, step: AxisStep): Test | undefined => {
  const free = step.predicates
    .flatMap(conjuncts)
    .map((expr) => compile(scope, expr))
    .filter((operand) => isFocusFree(operand) && (operand.form !== 'atom' || operand.kind === 'boolean'))
    .map((operand) => falseOnError(testOf(operand)))
  return free.length === 0 ? undefined : (rt, node) => free.every((test) => test(rt, node))
}

/**
 * Compiles a step of a rule context. `fromDocument`: the step starts at the document node, so that with a condition on
 * templateId the index gives its candidates.
 */
export const compileContextStep = (scope: Scope, step: AxisStep, fromDocument: boolean): ContextStep => {
  const predicates = step.predicates.map((predicate) => recovering(compilePredicate(scope, predicate)))
  const positional = predicates.some(isPositional)
  const [first] = step.predicates
  const isIndexed = fromDocument && step.axis === 'descendant' && !positional
  const keys =
    isIndexed && first !== undefined
      ? step.predicates.map((predicate) => templateKeys(scope, predicate)).find((found) => found !== undefined)
      : undefined
  const walk: Visit = (sink) => visitAxis(step.axis, compileNodeTest(scope, step.test, step.axis === 'attribute'), sink)
  const run =
    keys === undefined ? collect(predicates.reduce(filterVisit, walk)) : byTemplate(scope, step, keys, predicates)
  const gate = positional ? undefined : compileGate(scope, step)
  return gate === undefined ? run : (rt, from) => (gate(rt, 0) ? run(rt, from) : [])
}
