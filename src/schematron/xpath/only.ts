import { eachValue, inOrder } from './demand.ts'
import { XPathDynamicError } from './errors.ts'
import type { AtomKind, Item, Operand, Value } from './operand.ts'

const depict = (value: Value): string => (typeof value === 'string' ? `"${value}"` : String(value))

const tooMany = (role: string, first: Value, second: Value): XPathDynamicError =>
  new XPathDynamicError(
    'XPTY0004',
    `A sequence of more than one item is not allowed as ${role} (${depict(first)}, ${depict(second)})`,
  )

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/** `the first argument of fn:starts-with()`: how the reference names a place in its messages. */
export const argumentRole = (name: string, index: number): string =>
  `the ${ordinals[index] ?? `${index + 1}th`} argument of fn:${name}()`

/** Converts at load; what cannot be converted raises its error where it is evaluated, and only there. */
const convertedOnce = (constant: Value, convert: (value: Value) => Value): Item => {
  try {
    const value = convert(constant)
    return () => value
  } catch (error) {
    if (!(error instanceof XPathDynamicError)) throw error
    return () => {
      throw error
    }
  }
}

/**
 * The only value of an operand, atomised and converted, or undefined when there is none. A second value raises
 * XPTY0004, as in the reference, whatever it would have been converted to.
 */
export const onlyValue = (
  operand: Operand,
  role: string,
  convertFor: (kind: AtomKind) => (value: Value) => Value,
): Item => {
  if (operand.form === 'atom') {
    const { item } = operand
    const convert = convertFor(operand.kind)
    if (operand.constant !== undefined) return convertedOnce(operand.constant, convert)
    return (rt, node) => {
      const value = item(rt, node)
      return value === undefined ? undefined : convert(value)
    }
  }
  if (operand.form === 'nodes' && operand.single !== undefined) {
    const { single } = operand
    const convert = convertFor('untyped')
    return (rt, node) => {
      const found = single(rt, node)
      return found < 0 ? undefined : convert(rt.doc.stringOf(found))
    }
  }
  let raw: Value | undefined
  let found: Value | undefined
  const each = eachValue(operand.form === 'nodes' ? inOrder(operand) : operand, (kind) => {
    const convert = convertFor(kind)
    return (_rt, value) => {
      if (raw !== undefined) throw tooMany(role, raw, value)
      raw = value
      found = convert(value)
      return false
    }
  })
  return (rt, node) => {
    raw = undefined
    found = undefined
    each(rt, node)
    return found
  }
}
