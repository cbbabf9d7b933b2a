import type { Arithmetic } from './ast.ts'
import { isNumeric } from './atomic.ts'
import { XPathDynamicError, XPathStaticError } from './errors.ts'
import { castDouble } from './numbers.ts'
import { onlyValue } from './only.ts'
import { type AtomKind, atom, type Operand, type Value } from './operand.ts'

type NumberKind = 'integer' | 'decimal' | 'double'

const numberKind = (operand: Operand): NumberKind => {
  if (operand.form === 'nodes') return 'double'
  if (operand.form !== 'atom' && operand.form !== 'atoms')
    throw new XPathStaticError('arithmetic on items of several types is not supported')
  if (operand.kind === 'untyped') return 'double'
  if (!isNumeric(operand.kind)) throw new XPathStaticError(`arithmetic on xs:${operand.kind} is not supported`)
  return operand.kind
}

const toNumber = (kind: AtomKind): ((value: Value) => Value) =>
  kind === 'untyped' ? (value) => castDouble(value as string) : (value) => value

const widest = (left: NumberKind, right: NumberKind): NumberKind => {
  if (left === 'double' || right === 'double') return 'double'
  return left === 'decimal' || right === 'decimal' ? 'decimal' : 'integer'
}

const notByZero = (kind: NumberKind, divisor: number): void => {
  if (divisor === 0 && kind !== 'double') throw new XPathDynamicError('FOAR0001', 'Integer division by zero')
}

const operations: Readonly<Record<Arithmetic, (kind: NumberKind) => (a: number, b: number) => number>> = {
  '+': () => (a, b) => a + b,
  '-': () => (a, b) => a - b,
  '*': () => (a, b) => a * b,
  div: (kind) => (a, b) => {
    notByZero(kind, b)
    return a / b
  },
  idiv: () => (a, b) => {
    notByZero('integer', b)
    return Math.trunc(a / b)
  },
  mod: (kind) => (a, b) => {
    notByZero(kind, b)
    return a % b
  },
}

const resultKind = (operator: Arithmetic, kind: NumberKind): NumberKind => {
  if (operator === 'idiv') return 'integer'
  return operator === 'div' && kind === 'integer' ? 'decimal' : kind
}

/** Arithmetic on numbers; nothing on either side makes nothing. */
export const compileArithmetic = (operator: Arithmetic, left: Operand, right: Operand): Operand => {
  const kind = widest(numberKind(left), numberKind(right))
  const operate = operations[operator](kind)
  const first = onlyValue(left, `the first operand of '${operator}'`, toNumber)
  const second = onlyValue(right, `the second operand of '${operator}'`, toNumber)
  return atom(
    resultKind(operator, kind),
    left.depends | right.depends,
    (rt, node) => {
      const a = first(rt, node)
      if (a === undefined) return undefined
      const b = second(rt, node)
      return b === undefined ? undefined : operate(a as number, b as number)
    },
    false,
  )
}

export const compileNegate = (operand: Operand): Operand => {
  const kind = numberKind(operand)
  const only = onlyValue(operand, "the operand of '-'", toNumber)
  return atom(
    kind,
    operand.depends,
    (rt, node) => {
      const value = only(rt, node)
      return value === undefined ? undefined : -(value as number)
    },
    false,
  )
}

/** `a to b`: the integers from a to b. */
export const compileRange = (left: Operand, right: Operand): Operand => {
  const first = onlyValue(left, "the first operand of 'to'", toNumber)
  const second = onlyValue(right, "the second operand of 'to'", toNumber)
  return {
    form: 'atoms',
    kind: 'integer',
    depends: left.depends | right.depends,
    each: (sink) => (rt, node) => {
      const from = first(rt, node)
      const to = second(rt, node)
      if (from === undefined || to === undefined) return false
      for (let value = from as number; value <= (to as number); value++) if (sink(rt, value)) return true
      return false
    },
  }
}
