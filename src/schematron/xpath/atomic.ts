import { XPathStaticError } from './errors.ts'
import { castDouble, numberToString } from './numbers.ts'
import type { AtomKind, Value } from './operand.ts'

export const isNumeric = (kind: AtomKind): kind is 'integer' | 'decimal' | 'double' =>
  kind === 'integer' || kind === 'decimal' || kind === 'double'

export const isStringLike = (kind: AtomKind): kind is 'string' | 'untyped' | 'anyURI' =>
  kind === 'string' || kind === 'untyped' || kind === 'anyURI'

/** `{uri}local` without the namespace. */
const localPart = (name: string): string => name.slice(name.indexOf('}') + 1)

/** The cast to xs:string of a value of this type. */
export const stringFor = (kind: AtomKind): ((value: Value) => string) => {
  if (isStringLike(kind)) return (value) => value as string
  if (isNumeric(kind)) return (value) => numberToString(value as number, kind)
  if (kind === 'QName') return (value) => localPart(value as string)
  if (kind === 'dateTime') return (value) => new Date(value as number).toISOString()
  return (value) => String(value)
}

/** The conversion of a function argument declared xs:string; only texts are accepted, as the standard has it. */
export const stringArgumentFor =
  (role: string) =>
  (kind: AtomKind): ((value: Value) => Value) => {
    if (!isStringLike(kind))
      throw new XPathStaticError(`the type of ${role} is xs:${kind}, where xs:string is required`)
    return (value) => value
  }

/** The conversion of an argument that must be a number: a text without a type is cast to xs:double. */
export const numberArgumentFor =
  (role: string) =>
  (kind: AtomKind): ((value: Value) => Value) => {
    if (isNumeric(kind)) return (value) => value
    if (kind === 'untyped') return (value) => castDouble(value as string)
    throw new XPathStaticError(`the type of ${role} is xs:${kind}, where a number is required`)
  }
