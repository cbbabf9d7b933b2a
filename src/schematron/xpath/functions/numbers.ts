import { isNumeric, numberArgumentFor } from '../atomic.ts'
import { countOf, eachValue, inOrder } from '../demand.ts'
import { XPathStaticError } from '../errors.ts'
import { parseDouble } from '../numbers.ts'
import { argumentRole, onlyValue } from '../only.ts'
import { type AtomKind, atom, dependsOfAll, type Operand, type Value } from '../operand.ts'
import { argument, type Call, type FunctionDefinition, numberArgument } from './definition.ts'

/** What number() makes of a value: what is no number is NaN. */
const toDouble = (kind: AtomKind): ((value: Value) => Value) => {
  if (isNumeric(kind)) return (value) => value
  if (kind === 'boolean') return (value) => (value === true ? 1 : 0)
  return (value) => parseDouble(String(value)) ?? Number.NaN
}

const buildNumber = (call: Call): Operand => {
  const item = onlyValue(argument(call, 0), argumentRole('number', 0), toDouble)
  return atom('double', dependsOfAll(call.args), (rt, node) => item(rt, node) ?? Number.NaN)
}

const numericKind = (operand: Operand): 'integer' | 'decimal' | 'double' =>
  (operand.form === 'atom' || operand.form === 'atoms') && isNumeric(operand.kind) ? operand.kind : 'double'

const rounding = (round: (value: number) => number): FunctionDefinition => ({
  min: 1,
  max: 1,
  build: (call) => {
    const item = numberArgument(call, 0)
    return atom(
      numericKind(argument(call, 0)),
      dependsOfAll(call.args),
      (rt, node) => {
        const value = item(rt, node)
        return value === undefined ? undefined : round(value as number)
      },
      false,
    )
  },
})

/** Reduces the numbers of the argument; without any, `none`. */
const reducing = (
  reduce: (total: number, value: number) => number,
  none: number | undefined,
  finish: (total: number, count: number) => number = (total) => total,
): FunctionDefinition => ({
  min: 1,
  max: 1,
  build: (call) => {
    const operand = argument(call, 0)
    if (operand.form === 'choice') throw new XPathStaticError(`${call.name}() of a choice is not supported`)
    let total = 0
    let count = 0
    const each = eachValue(operand.form === 'nodes' ? inOrder(operand) : operand, (kind) => {
      const convert = numberArgumentFor(argumentRole(call.name, 0))(kind)
      return (_rt, value) => {
        const number = convert(value) as number
        total = count++ === 0 ? number : reduce(total, number)
        return false
      }
    })
    return atom(
      numericKind(operand),
      dependsOfAll(call.args),
      (rt, node) => {
        total = 0
        count = 0
        each(rt, node)
        return count === 0 ? none : finish(total, count)
      },
      none !== undefined,
    )
  },
})

const orNaN =
  (pick: (a: number, b: number) => number) =>
  (a: number, b: number): number =>
    Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : pick(a, b)

/** Functions to numbers. */
export const numberFunctions: Readonly<Record<string, FunctionDefinition>> = {
  number: { min: 0, max: 1, onContext: true, build: buildNumber },
  count: {
    min: 1,
    max: 1,
    build: (call) => atom('integer', dependsOfAll(call.args), countOf(argument(call, 0))),
  },
  sum: reducing((a, b) => a + b, 0),
  avg: reducing(
    (a, b) => a + b,
    undefined,
    (total, count) => total / count,
  ),
  min: reducing(orNaN(Math.min), undefined),
  max: reducing(orNaN(Math.max), undefined),
  abs: rounding(Math.abs),
  floor: rounding(Math.floor),
  ceiling: rounding(Math.ceil),
  round: rounding((value) => Math.round(value)),
}
