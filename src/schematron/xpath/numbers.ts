import { XPathDynamicError } from './errors.ts'

const doubleForm = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** The xs:double that a text is, or undefined when it is none (XML Schema part 2, 3.2.5). */
export const parseDouble = (text: string): number | undefined => {
  const trimmed = text.trim()
  if (doubleForm.test(trimmed)) return Number(trimmed)
  if (trimmed === 'INF') return Number.POSITIVE_INFINITY
  if (trimmed === '-INF') return Number.NEGATIVE_INFINITY
  return trimmed === 'NaN' ? Number.NaN : undefined
}

/** Casts a text to xs:double or raises FORG0001. */
export const castDouble = (text: string): number => {
  const number = parseDouble(text)
  if (number === undefined) throw new XPathDynamicError('FORG0001', `Cannot convert string "${text}" to a double`)
  return number
}

/** Plain digits of a number whose JavaScript form may be scientific. */
const plain = (value: number): string => {
  const text = String(value)
  const [, digits = text, fraction = '', exponent] = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? []
  if (exponent === undefined) return text
  const negative = digits.startsWith('-')
  const all = digits.replace('-', '') + fraction
  const point = digits.replace('-', '').length + Number(exponent)
  const written =
    point <= 0
      ? `0.${'0'.repeat(-point)}${all}`
      : point >= all.length
        ? all + '0'.repeat(point - all.length)
        : `${all.slice(0, point)}.${all.slice(point)}`
  return negative ? `-${written}` : written
}

const scientific = (value: number): string => {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`
}

/** The string of a number (XPath functions 17.1.2): doubles from a million on and below a millionth are scientific. */
export const numberToString = (value: number, kind: 'integer' | 'decimal' | 'double'): string => {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF'
  if (Object.is(value, -0)) return kind === 'double' ? '-0' : '0'
  if (kind !== 'double') return plain(value)
  const size = Math.abs(value)
  return value === 0 || (size >= 1e-6 && size < 1e6) ? plain(value) : scientific(value)
}
