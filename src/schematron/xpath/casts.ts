import { isStringLike, stringFor } from './atomic.ts'
import { XPathDynamicError, XPathStaticError } from './errors.ts'
import { parseDouble } from './numbers.ts'
import type { AtomKind, Value } from './operand.ts'

/** The atomic types that expressions may cast to. */
export type CastTarget = 'string' | 'boolean' | 'integer' | 'decimal' | 'double' | 'dateTime' | 'anyURI'

const targets: readonly CastTarget[] = ['string', 'boolean', 'integer', 'decimal', 'double', 'dateTime', 'anyURI']

export const castTarget = (local: string): CastTarget => {
  const target = targets.find((known) => known === (local === 'float' ? 'double' : local))
  if (target === undefined) throw new XPathStaticError(`the type xs:${local} is not supported`)
  return target
}

const cannotCast = (text: string, type: string): XPathDynamicError =>
  new XPathDynamicError('FORG0001', `Cannot convert string "${text}" to xs:${type}`)

const parseBoolean = (text: string): boolean | undefined => {
  const trimmed = text.trim()
  if (trimmed === 'true' || trimmed === '1') return true
  return trimmed === 'false' || trimmed === '0' ? false : undefined
}

const dateTimeForm = /^(-?)(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const offsetMinutes = (zone: string | undefined): number | undefined => {
  if (zone === undefined || zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4))
  if (minutes > 59 || hours > 14 || (hours === 14 && minutes > 0)) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/**
 * Milliseconds of an xs:dateTime; one without a time zone counts as UTC. The year 0 is accepted, as the reference does
 * (XML Schema 1.1).
 */
const parseDateTime = (text: string): number | undefined => {
  const found = dateTimeForm.exec(text.trim())
  if (found === null) return undefined
  const [, minus, years = '', months, days, hours, minutes, seconds, fraction, zone] = found
  if (years.length > 4 && years.startsWith('0')) return undefined
  const year = minus === '-' ? -Number(years) : Number(years)
  const [month, day, hour, minute, second] = [months, days, hours, minutes, seconds].map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const isMidnight = hour === 24 && minute === 0 && second === 0 && Number(fraction ?? 0) === 0
  if (month < 1 || month > 12 || day < 1 || day > daysIn((year % 400) + 800, month)) return undefined
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return undefined
  const offset = offsetMinutes(zone)
  if (offset === undefined) return undefined
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute - offset, second))
  date.setUTCFullYear(date.getUTCFullYear() - 2000 + year)
  return date.getTime() + Number(fraction ?? 0) * 1000
}

const parsers: Readonly<Record<CastTarget, (text: string) => Value | undefined>> = {
  string: (text) => text,
  anyURI: (text) => text.trim(),
  boolean: parseBoolean,
  integer: (text) => (/^[+-]?\d+$/.test(text.trim()) ? Number(text) : undefined),
  decimal: (text) => (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text.trim()) ? Number(text) : undefined),
  double: parseDouble,
  dateTime: parseDateTime,
}

const parserFor = (target: CastTarget, kind: AtomKind): ((value: Value) => Value | undefined) => {
  if (isStringLike(kind) || target === 'string' || kind === target) {
    if (kind === target) return (value) => value
    const parse = parsers[target]
    const toText = stringFor(kind)
    return (value) => parse(toText(value))
  }
  if (kind === 'boolean' && target !== 'dateTime' && target !== 'anyURI') return (value) => Number(value)
  if (typeof kind === 'string' && (kind === 'integer' || kind === 'decimal' || kind === 'double')) {
    if (target === 'integer') return (value) => (Number.isFinite(value) ? Math.trunc(value as number) : undefined)
    if (target === 'decimal') return (value) => (Number.isFinite(value) ? value : undefined)
    if (target === 'double') return (value) => value
    if (target === 'boolean') return (value) => value !== 0 && !Number.isNaN(value)
  }
  throw new XPathStaticError(`a cast from xs:${kind} to xs:${target} is not supported`)
}

/** The cast of a value of this type, raising FORG0001 when it has no value of the target type. */
export const castFor =
  (target: CastTarget) =>
  (kind: AtomKind): ((value: Value) => Value) => {
    const parse = parserFor(target, kind)
    const toText = stringFor(kind)
    return (value) => {
      const found = parse(value)
      if (found === undefined) throw cannotCast(toText(value), target)
      return found
    }
  }

/** Whether a value of this type can be cast. */
export const castableFor =
  (target: CastTarget) =>
  (kind: AtomKind): ((value: Value) => boolean) => {
    const parse = parserFor(target, kind)
    return (value) => parse(value) !== undefined
  }

export const castBoolean = (text: string): boolean => {
  const value = parseBoolean(text)
  if (value === undefined) throw cannotCast(text, 'boolean')
  return value
}

export const castDateTime = (text: string): number => {
  const value = parseDateTime(text)
  if (value === undefined) throw cannotCast(text, 'dateTime')
  return value
}
