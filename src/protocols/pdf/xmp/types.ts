import { predefinedStructures, type XmpStructure } from './predefined.ts'
import type { XmpValue } from './rdf.ts'

/** Structures by lower-case name: those predefined, and those of an extension schema. */
export type XmpStructures = ReadonlyMap<string, XmpStructure>

const any = /^/
/** `Bag of Bag of Bag…`: no type takes more words. */
const longestType = 200

/** ISO 8601 as XMP writes dates: any precision, with or without a time zone. */
const date =
  /^$|^(?:-?\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?)?(?:T\d{1,2}(?::\d{1,2}(?::\d{1,2}(?:\.\d+)?)?)?(?:Z|[+-]\d{1,2}(?::\d{1,2})?)?)?$/

/** Characters of RFC 2396 and the international ones; `%` only before two hexadecimal digits. */
const uri = /^(?:[^\s<>"{}|\\^`%[\]\u0000-\u001f]|%[0-9a-fA-F]{2})*$/

/** Values of simple types (XMP Specification 2004, 4), by lower-case name. */
const simpleTypes: Readonly<Record<string, RegExp>> = {
  text: any,
  propername: any,
  agentname: any,
  renditionclass: any,
  xpath: any,
  locale: any,
  rational: any,
  boolean: /^(?:True|False)$/,
  integer: /^[+-]?\d+$/,
  real: /^[+-]?(?:\d+\.?\d*|\.\d+)$/,
  mimetype: /^[-\w+.]+\/[-\w+.]+(?:\s*;.*)?$/,
  gpscoordinate: /^\d{1,3},\d{1,2}(?:,\d{1,2}|\.\d+)[NSEW]$/,
  date,
  uri,
  url: new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:${uri.source.slice(1)}`),
}

/** A type without the words that say how its values are chosen; a choice of nothing said is of texts. */
const plain = (type: string): string => {
  const words = type
    .toLowerCase()
    .replace(/\b(?:open|closed|choice|of)\b/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
  return words === '' ? 'text' : words
}

/** `Bag`, `Seq` or `Alt` before the type of items. */
const arrayPattern = /^(bag|seq|alt)(?: (.+))?$/

/** Whether a type is one that a description may name. */
export const isKnownType = (type: string, structures: XmpStructures): boolean => {
  if (type.length > longestType) return false
  const name = plain(type)
  if (name === 'lang alt') return true
  const array = arrayPattern.exec(name)
  if (array) return isKnownType(array[2] ?? 'text', structures)
  return Object.hasOwn(simpleTypes, name) || structures.has(name) || predefinedStructures.has(name)
}

const hasArray: Readonly<Record<string, string>> = { bag: 'Bag', seq: 'Seq', alt: 'Alt' }

/** Whether a value is of a type. A type that nothing describes is not judged here. */
export const isOfType = (value: XmpValue, type: string, structures: XmpStructures): boolean => {
  if (type.length > longestType) return false
  const name = plain(type)
  if (name === 'lang alt')
    return (
      value.kind === 'array' &&
      value.array === 'Alt' &&
      value.items.every((item) => item.kind === 'simple' && item.lang !== undefined)
    )
  const array = arrayPattern.exec(name)
  if (array)
    return (
      value.kind === 'array' &&
      value.array === hasArray[array[1] ?? ''] &&
      value.items.every((item) => isOfType(item, array[2] ?? 'text', structures))
    )
  if (Object.hasOwn(simpleTypes, name)) return value.kind === 'simple' && simpleTypes[name]?.test(value.text) === true
  const structure = structures.get(name) ?? predefinedStructures.get(name)
  if (!structure) return true
  return (
    value.kind === 'struct' &&
    value.fields.every(({ ns, name: field, value: held }) => {
      const own = structure.fields.get(field)
      return ns === structure.ns && own !== undefined && isOfType(held, own, structures)
    })
  )
}
