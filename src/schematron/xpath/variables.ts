import { inOrder, nodesOf, testOf, valuesOf, visitReferences } from './demand.ts'
import { commonKind } from './kinds.ts'
import { atom, depends, empty, type NodesOperand, type Operand, type Test, type Value } from './operand.ts'
import type { Runtime } from './runtime.ts'
import type { Variable } from './scope.ts'

/** When a variable is computed anew: for each rule that fires, or once for a document. */
export type Lifetime = 'firing' | 'run'

/**
 * Computes lazily, at the node the rule fired on or at the document node, and remembers the outcome for the lifetime.
 * An error is raised again at every use, as if the expression stood there: the reference evaluates variables only when
 * they are used.
 */
const remembered = <T>(lifetime: Lifetime, compute: (rt: Runtime, node: number) => T): ((rt: Runtime) => T) => {
  let value: T
  let stamp = 0
  const isOfRule = lifetime === 'firing'
  return (rt) => {
    const now = isOfRule ? rt.firing : rt.run
    if (stamp === now) return value
    const { doc } = rt
    rt.doc = rt.main
    value = compute(rt, isOfRule ? rt.current : 0)
    rt.doc = doc
    stamp = now
    return value
  }
}

const nodesVariable = (lifetime: Lifetime, value: NodesOperand): Variable => {
  const read = remembered(lifetime, nodesOf(value))
  return (scope) => ({
    form: 'nodes',
    depends: depends.onVariable,
    away: value.away || scope.foreign,
    ordered: true,
    unique: true,
    siblings: lifetime === 'firing' && !scope.foreign ? value.siblings : undefined,
    visit:
      value.away || scope.foreign
        ? (sink) => (rt) => visitReferences(rt, read(rt), sink)
        : (sink) => (rt) => {
            for (const node of read(rt)) if (sink(rt, node)) return true
            return false
          },
  })
}

/** A variable with at most one node, such as an attribute: kept as a number. */
const nodeVariable = (lifetime: Lifetime, single: NonNullable<NodesOperand['single']>): Variable => {
  const read = remembered(lifetime, single)
  return (scope) => ({
    form: 'nodes',
    depends: depends.onVariable,
    away: scope.foreign,
    ordered: true,
    unique: true,
    visit: scope.foreign
      ? (sink) => (rt) => {
          const node = read(rt)
          return node >= 0 && visitReferences(rt, [node], sink)
        }
      : (sink) => (rt, _node) => {
          const node = read(rt)
          return node >= 0 && sink(rt, node)
        },
    single: scope.foreign ? undefined : (rt) => read(rt),
  })
}

const valuesVariable = (lifetime: Lifetime, value: Operand): Variable => {
  const kind = commonKind(value, 'a variable')
  const read = remembered<readonly Value[]>(lifetime, valuesOf(value))
  return () => ({
    form: 'atoms',
    kind,
    depends: depends.onVariable,
    each: (sink) => (rt) => {
      for (const each of read(rt)) if (sink(rt, each)) return true
      return false
    },
  })
}

/** The effective boolean value; asked once for a document where it hangs on nothing else, as that of `//a/b` does. */
export const testOnce = (operand: Operand): Test =>
  operand.depends === depends.onDocument ? remembered('run', testOf(operand)) : testOf(operand)

/** A variable of a rule or of the schema with the value that its expression was compiled to. */
export const defineVariable = (lifetime: Lifetime, value: Operand): Variable => {
  if (value.form === 'nodes')
    return value.single === undefined ? nodesVariable(lifetime, inOrder(value)) : nodeVariable(lifetime, value.single)
  if (value.form === 'atom') {
    if (value.constant !== undefined) return () => value
    const read = remembered(lifetime, value.item)
    return () => atom(value.kind, depends.onVariable, (rt) => read(rt), value.always)
  }
  if (value.form === 'sequence' && value.parts.length === 0) return () => empty
  return valuesVariable(lifetime, value)
}
