import { nodesOf, testOf } from './demand.ts'
import { XPathDynamicError, XPathStaticError } from './errors.ts'
import { booleanOf, type NodeSink, type NodesOperand, type Operand } from './operand.ts'

const nodesOnly = (operand: Operand, what: string): NodesOperand => {
  if (operand.form === 'nodes') return operand
  if (operand.form === 'sequence' && operand.parts.length === 0)
    return {
      form: 'nodes',
      depends: operand.depends,
      away: false,
      ordered: true,
      unique: true,
      visit: () => () => false,
    }
  throw new XPathStaticError(`an operand of ${what} is not nodes`)
}

/** `|`, `intersect`, `except`. The nodes of a union come in any order, perhaps twice; who needs more asks for it. */
export const compileSetOperation = (
  op: 'union' | 'intersect' | 'except',
  leftOperand: Operand,
  rightOperand: Operand,
): NodesOperand => {
  const left = nodesOnly(leftOperand, op)
  const right = nodesOnly(rightOperand, op)
  const dependsOn = left.depends | right.depends
  const away = left.away || right.away
  if (op === 'union') {
    const hasLeft = testOf(left)
    const hasRight = testOf(right)
    return {
      form: 'nodes',
      depends: dependsOn,
      away,
      ordered: false,
      unique: false,
      visit: (sink: NodeSink) => {
        const first = left.visit(sink)
        const second = right.visit(sink)
        return (rt, node) => first(rt, node) || second(rt, node)
      },
      exists: (rt, node) => hasLeft(rt, node) || hasRight(rt, node),
    }
  }
  const wanted = op === 'intersect'
  const others = nodesOf(right)
  return {
    form: 'nodes',
    depends: dependsOn,
    away: left.away,
    ordered: left.ordered,
    unique: left.unique,
    visit: (sink) => {
      let excluded: readonly number[] = []
      const visit = left.visit((rt, node) => excluded.includes(rt.doc.tag + node) === wanted && sink(rt, node))
      return (rt, node) => {
        excluded = others(rt, node)
        return visit(rt, node)
      }
    },
  }
}

/** `is`, `<<`, `>>`: one node on each side, or nothing, which makes nothing. */
export const compileNodeComparison = (comparator: 'is' | '<<' | '>>', left: Operand, right: Operand): Operand => {
  const first = nodesOf(nodesOnly(left, comparator))
  const second = nodesOf(nodesOnly(right, comparator))
  return booleanOf(left.depends | right.depends, (rt, node) => {
    const a = first(rt, node)
    const b = second(rt, node)
    if (a.length > 1 || b.length > 1)
      throw new XPathDynamicError(
        'XPTY0004',
        `A sequence of more than one item is not allowed as an operand of '${comparator}'`,
      )
    const [one] = a
    const [two] = b
    if (one === undefined || two === undefined) return false
    if (comparator === 'is') return one === two
    return comparator === '<<' ? one < two : one > two
  })
}
