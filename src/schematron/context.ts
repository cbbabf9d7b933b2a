import { nodeKind } from '../xml/document/document.ts'
import { compileContextStep } from './context-step.ts'
import type { AxisStep, Expr, Step } from './xpath/ast.ts'
import { XPathStaticError } from './xpath/errors.ts'
import { sortedUnique } from './xpath/indexed-document.ts'
import { parseXPath } from './xpath/parser.ts'
import { hasPositions } from './xpath/predicates.ts'
import type { Runtime } from './xpath/runtime.ts'
import type { Scope } from './xpath/scope.ts'

/** The nodes at the end of a prefix of contexts, found once for a document however many contexts begin with it. */
type Prefix = (rt: Runtime) => readonly number[]

const documentNode: readonly number[] = [0]

/**
 * The contexts of a rule set, walked forward from the document node: `a/b` is where `//a/b` leads. Contexts that begin
 * alike share the walk.
 */
export class ContextForest {
  readonly #prefixes = new Map<string, Prefix>()

  /**
   * Compiles a context to the function that finds its nodes. `owner` tells apart variables of the same name in several
   * patterns.
   */
  compile(scope: Scope, context: string, owner: string): Prefix {
    const paths = alternativesOf(parseXPath(context))
    const alternatives = paths.map((path) => this.#path(scope, path, owner))
    const [only] = alternatives
    const nodes: Prefix =
      only !== undefined && alternatives.length === 1
        ? only
        : (rt) => sortedUnique(alternatives.flatMap((alternative) => [...alternative(rt)]))
    return paths.some(mayEndInText) ? withoutTexts(nodes) : nodes
  }

  #path(scope: Scope, path: Expr & { op: 'path' }, owner: string): Prefix {
    let prefix: Prefix = () => documentNode
    let key = ''
    for (const step of forwardSteps(scope, path)) {
      const fromDocument = key === ''
      const written = JSON.stringify(step)
      key += `/${written}${written.includes('"op":"variable"') ? `@${owner}` : ''}`
      prefix = this.#prefixes.get(key) ?? this.#add(key, prefix, scope, step, fromDocument)
    }
    return prefix
  }

  #add(key: string, before: Prefix, scope: Scope, step: AxisStep, fromDocument: boolean): Prefix {
    const run = compileContextStep(scope, step, fromDocument)
    let found: readonly number[] = []
    let stamp = 0
    const prefix: Prefix = (rt) => {
      if (stamp === rt.run) return found
      const from = before(rt)
      found = from.length === 0 ? from : run(rt, from)
      stamp = rt.run
      return found
    }
    this.#prefixes.set(key, prefix)
    return prefix
  }
}

const mayEndInText = (path: Expr & { op: 'path' }): boolean => {
  const last = path.steps.at(-1)
  return last?.step === 'axis' && (last.test.test === 'node' || last.test.test === 'text')
}

/** The reference never offers texts to its rules. */
const withoutTexts =
  (prefix: Prefix): Prefix =>
  (rt) => {
    const nodes = prefix(rt)
    const isText = (node: number): boolean => rt.main.kinds[node] === nodeKind.text
    return nodes.some(isText) ? nodes.filter((node) => !isText(node)) : nodes
  }

const alternativesOf = (expr: Expr): readonly (Expr & { op: 'path' })[] => {
  if (expr.op === 'union') return [...alternativesOf(expr.left), ...alternativesOf(expr.right)]
  if (expr.op === 'path') return [expr]
  throw new XPathStaticError('this is not a pattern that a rule context can be')
}

const patternAxes = ['child', 'attribute', 'descendant-or-self', 'descendant']

const axisSteps = (steps: readonly Step[]): readonly AxisStep[] =>
  steps.map((step) => {
    if (step.step !== 'axis' || !patternAxes.includes(step.axis))
      throw new XPathStaticError('a step is not one that a rule context can have')
    return step
  })

const anyNode: AxisStep = { step: 'axis', axis: 'descendant-or-self', test: { test: 'node' }, predicates: [] }

const isAnyNode = (step: AxisStep): boolean =>
  step.axis === 'descendant-or-self' && step.test.test === 'node' && step.predicates.length === 0

/** The steps from the document node on, with `//x` as one step where no position is asked for. */
const forwardSteps = (scope: Scope, path: Expr & { op: 'path' }): readonly AxisStep[] => {
  const written = axisSteps(path.steps)
  const steps = path.absolute ? written : [anyNode, ...written]
  const out: AxisStep[] = []
  for (const step of steps) {
    const last = out.at(-1)
    const joins = last !== undefined && isAnyNode(last) && step.axis === 'child'
    if (joins && !hasPositions(scope, step.predicates)) out[out.length - 1] = { ...step, axis: 'descendant' }
    else out.push(step)
  }
  return out
}
