import { nodeKind } from '../../xml/document/document.ts'
import type { AxisStep, Expr } from './ast.ts'
import { compile } from './compile.ts'
import { eachValue, testOf } from './demand.ts'
import { XPathDynamicError } from './errors.ts'
import { firstAttribute, type IndexedDocument } from './indexed-document.ts'
import { areTexts } from './kinds.ts'
import { depends, type Item, isFocusFree, type Operand, type Test } from './operand.ts'
import { compilePredicate, isPositional } from './predicates.ts'
import type { Runtime } from './runtime.ts'
import type { Scope } from './scope.ts'

/**
 * The children of one name of one element. Rules on data types compare each with all others: without an index, twenty
 * thousand siblings are four hundred million comparisons.
 */
export interface SiblingGroup {
  readonly members: readonly number[]
  /** By the condition that an index is for; null where making it failed. */
  readonly indexes: Map<SiblingKey, ReadonlyMap<string, readonly number[]> | null>
}

/** What a condition asks of a sibling: the values of an expression, or whether a test passes (`''`). */
interface SiblingKey {
  readonly fill: (rt: Runtime, node: number, add: (value: string) => void) => void
}

/** Gives the group that the node at hand is in. */
export type GroupOf = (rt: Runtime, node: number) => SiblingGroup

const groups = new WeakMap<IndexedDocument, Map<string, SiblingGroup>>()

const none: SiblingGroup = { members: [], indexes: new Map() }

const groupAt = (document: IndexedDocument, node: number, name: string): SiblingGroup => {
  if (node <= 0 || node >= firstAttribute) return none
  const parent = document.parentOf(node)
  let known = groups.get(document)
  if (known === undefined) {
    known = new Map()
    groups.set(document, known)
  }
  const key = `${parent} ${name}`
  let group = known.get(key)
  if (group === undefined) {
    const members: number[] = []
    const end = document.ends[parent] ?? 0
    for (let at = parent + 1; at < end; at = document.ends[at] ?? end)
      if (document.kinds[at] === nodeKind.element && document.localName(at) === name) members.push(at)
    group = { members, indexes: new Map() }
    known.set(key, group)
  }
  return group
}

/** The step of `axis::*[local-name() = $name]`. */
const namedSiblings = (expr: Expr, axis: AxisStep['axis']): Expr | undefined => {
  if (expr.op !== 'path' || expr.absolute || expr.steps.length !== 1) return undefined
  const [step] = expr.steps
  if (step?.step !== 'axis' || step.axis !== axis || step.predicates.length !== 1) return undefined
  if (step.test.test !== 'wildcard' || step.test.prefix !== undefined || step.test.local !== undefined) return undefined
  const [condition] = step.predicates
  if (condition?.op !== 'general' || condition.comparator !== '=' || condition.right.op !== 'variable') return undefined
  const { left } = condition
  const isName = left.op === 'call' && left.prefix === '' && left.local === 'local-name' && left.args.length === 0
  return isName ? condition.right : undefined
}

/** For `preceding-sibling::*[local-name() = $name] | following-sibling::*[local-name() = $name]`: its group. */
export const siblingGroup = (scope: Scope, left: Expr, right: Expr): GroupOf | undefined => {
  const before = namedSiblings(left, 'preceding-sibling')
  const after = namedSiblings(right, 'following-sibling')
  if (scope.foreign || before?.op !== 'variable' || after?.op !== 'variable' || before.name !== after.name)
    return undefined
  const name = compile(scope, before)
  if (name.form !== 'atom' || name.kind !== 'string') return undefined
  const item: Item = name.item
  return (rt, node) => groupAt(rt.main, node, String(item(rt, node) ?? ''))
}

interface Condition {
  readonly test: Test
  /** Does not hang on the sibling: asked once. */
  readonly isGate: boolean
  readonly key: SiblingKey | undefined
  /** What the index is asked for. */
  readonly wanted: ((rt: Runtime, each: (value: string) => void) => void) | undefined
}

/** Hangs on the sibling alone: not on variables, positions or other documents. */
const isOfNodeOnly = (operand: Operand): boolean => operand.depends === depends.onFocus

const valueKey = (operand: Operand): SiblingKey => {
  let add: (value: string) => void = () => undefined
  const each = eachValue(operand, () => (_rt, value) => {
    add(String(value))
    return false
  })
  return {
    fill: (rt, node, into) => {
      add = into
      each(rt, node)
    },
  }
}

const conditionOf = (scope: Scope, expr: Expr): Condition | undefined => {
  const predicate = compilePredicate(scope, expr)
  if (predicate.keeps !== 'passing' || isPositional(predicate)) return undefined
  const whole = compile(scope, expr)
  const test = testOf(whole)
  if (isFocusFree(whole)) return { test, isGate: true, key: undefined, wanted: undefined }
  if (isOfNodeOnly(whole)) {
    const fill: SiblingKey['fill'] = (rt, node, add) => {
      if (test(rt, node)) add('')
    }
    return { test, isGate: false, key: { fill }, wanted: (_rt, each) => each('') }
  }
  const searched = { test, isGate: false, key: undefined, wanted: undefined }
  if (expr.op !== 'general' || expr.comparator !== '=') return searched
  const left = compile(scope, expr.left)
  const right = compile(scope, expr.right)
  if (!isOfNodeOnly(left) || !isFocusFree(right) || !areTexts(left) || !areTexts(right)) return searched
  const { fill } = valueKey(right)
  return { test, isGate: false, key: valueKey(left), wanted: (rt, each) => fill(rt, 0, each) }
}

/** What fails when it is asked ahead of time may never be asked in the order written: then there is no index. */
const unlessItFails = <T>(rt: Runtime, run: () => T): T | undefined => {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof XPathDynamicError)) throw error
    rt.doc = rt.main
    return undefined
  }
}

const makeIndex = (rt: Runtime, group: SiblingGroup, key: SiblingKey): ReadonlyMap<string, readonly number[]> => {
  const index = new Map<string, number[]>()
  for (const node of group.members)
    key.fill(rt, node, (value) => {
      const nodes = index.get(value)
      if (nodes === undefined) index.set(value, [node])
      else if (nodes.at(-1) !== node) nodes.push(node)
    })
  return index
}

const indexOf = (rt: Runtime, group: SiblingGroup, key: SiblingKey): ReadonlyMap<string, readonly number[]> | null => {
  const known = group.indexes.get(key)
  if (known !== undefined) return known
  const index = unlessItFails(rt, () => makeIndex(rt, group, key)) ?? null
  group.indexes.set(key, index)
  return index
}

/** The siblings that the conditions with an index leave to look at, or undefined when there is no index. */
const candidates = (
  rt: Runtime,
  group: SiblingGroup,
  conditions: readonly Condition[],
): readonly number[] | undefined => {
  if (conditions.some(({ test, isGate }) => isGate && !test(rt, rt.current))) return []
  let fewest: readonly number[] | undefined
  for (const { key, wanted } of conditions) {
    const index = key === undefined ? null : indexOf(rt, group, key)
    if (index === null || wanted === undefined) continue
    const found: (readonly number[])[] = []
    wanted(rt, (value) => found.push(index.get(value) ?? []))
    const nodes = found.length === 1 && found[0] !== undefined ? found[0] : found.flat()
    if (fewest === undefined || nodes.length < fewest.length) fewest = nodes
  }
  return fewest
}

/**
 * Whether a node other than the one the rule fired on passes the predicates, by indexes. Undefined when none of the
 * predicates has a shape for one. `plain` is the answer without.
 */
export const existsAmongSiblings = (
  scope: Scope,
  groupOf: GroupOf,
  predicates: readonly Expr[],
  plain: Test,
): Test | undefined => {
  const conditions: Condition[] = []
  for (const predicate of predicates) {
    const condition = conditionOf(scope, predicate)
    if (condition === undefined) return undefined
    conditions.push(condition)
  }
  if (!conditions.some(({ key }) => key !== undefined)) return undefined
  const passes: Test = (rt, node) => node !== rt.current && conditions.every(({ test }) => test(rt, node))
  return (rt, node) => {
    const group = groupOf(rt, rt.current)
    if (group.members.length < worthAnIndex) return plain(rt, node)
    const among = unlessItFails(rt, () => candidates(rt, group, conditions))
    return among === undefined ? plain(rt, node) : among.some((each) => passes(rt, each))
  }
}

/** Fewer siblings are compared as quickly as an index is made. */
const worthAnIndex = 16
