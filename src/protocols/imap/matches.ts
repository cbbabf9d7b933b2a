import { decodeWords } from 'postal-mime'
import { decodedText } from '../mail/decoded.ts'
import { fieldValue } from '../mail/header-fields.ts'
import { type MailPart, mailParts } from '../mail/parts.ts'
import { dayOfInstant } from './dates.ts'
import type { SearchKey } from './search-keys.ts'
import { isIn, resolved } from './sequence-set.ts'

/** What a search looks at of one message. */
export interface Searched {
  readonly uid: number
  /** Its number in the mailbox, from 1. */
  readonly number: number
  readonly flags: ReadonlySet<string>
  readonly recent: boolean
  readonly internalDate: Date
  readonly bytes: Uint8Array
}

/** The last number and the last UID of the mailbox: what `*` stands for. */
export interface Last {
  readonly number: number
  readonly uid: number
}

const folded = (text: string): string => text.toLowerCase()

const headersHold = (bytes: Uint8Array, { fields }: MailPart, wanted: string, name?: string): boolean =>
  fields
    .filter((field) => name === undefined || field.name === name)
    .some((field) => {
      const value = fieldValue(bytes, field)
      const line = name === undefined ? `${field.name}: ${value}` : value
      return folded(line).includes(wanted) || (line.includes('=?') && folded(decodeWords(line)).includes(wanted))
    })

const bodyHolds = (bytes: Uint8Array, part: MailPart, wanted: string): boolean => {
  if (part.parts.length > 0) return part.parts.some((one) => bodyHolds(bytes, one, wanted))
  if (part.message) return headersHold(bytes, part.message, wanted) || bodyHolds(bytes, part.message, wanted)
  return part.type.startsWith('text/') && folded(decodedText(bytes, part)).includes(wanted)
}

/** The day of the Date header in its own zone, as RFC 3501 compares it. */
const sentDay = (bytes: Uint8Array, { fields }: MailPart): number | undefined => {
  const field = fields.find(({ name }) => name === 'date')
  const value = field && fieldValue(bytes, field)
  const instant = new Date(value ?? '')
  if (value === undefined || Number.isNaN(instant.getTime())) return undefined
  const [, sign, hours, minutes] = /([+-])(\d\d)(\d\d)/.exec(value) ?? []
  const zone = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1)
  return dayOfInstant(instant, zone)
}

const compared = (day: number, is: 'before' | 'on' | 'since', wanted: number): boolean => {
  if (is === 'before') return day < wanted
  return is === 'on' ? day === wanted : day >= wanted
}

type Test = (message: Searched, parts: () => MailPart) => boolean

const prepared = (key: SearchKey, last: Last): Test => {
  switch (key.key) {
    case 'all':
      return () => true
    case 'recent':
      return ({ recent }) => recent
    case 'old':
      return ({ recent }) => !recent
    case 'new':
      return ({ recent, flags }) => recent && !flags.has('\\Seen')
    case 'and': {
      const tests = key.keys.map((one) => prepared(one, last))
      return (message, parts) => tests.every((test) => test(message, parts))
    }
    case 'or': {
      const [one, other] = [prepared(key.one, last), prepared(key.other, last)]
      return (message, parts) => one(message, parts) || other(message, parts)
    }
    case 'not': {
      const test = prepared(key.of, last)
      return (message, parts) => !test(message, parts)
    }
    case 'flag':
      if (key.flag.startsWith('\\')) return ({ flags }) => flags.has(key.flag) === key.set
      return ({ flags }) => [...flags].some((flag) => folded(flag) === folded(key.flag)) === key.set
    case 'sequence': {
      const set = resolved(key.set, last.number)
      return ({ number }) => isIn(set, number)
    }
    case 'uid': {
      const set = resolved(key.set, last.uid)
      return ({ uid }) => isIn(set, uid)
    }
    case 'internal-date':
      return ({ internalDate }) => compared(dayOfInstant(internalDate), key.is, key.day)
    case 'sent-date':
      return ({ bytes }, parts) => {
        const day = sentDay(bytes, parts())
        return day !== undefined && compared(day, key.is, key.day)
      }
    case 'larger':
      return ({ bytes }) => bytes.length > key.size
    case 'smaller':
      return ({ bytes }) => bytes.length < key.size
    case 'header': {
      const wanted = folded(key.holds)
      return ({ bytes }, parts) => headersHold(bytes, parts(), wanted, key.name)
    }
    case 'body': {
      const wanted = folded(key.holds)
      return ({ bytes }, parts) => bodyHolds(bytes, parts(), wanted)
    }
    case 'text': {
      const wanted = folded(key.holds)
      return ({ bytes }, parts) => headersHold(bytes, parts(), wanted) || bodyHolds(bytes, parts(), wanted)
    }
  }
}

/** Whether a message is what a search looks for: a test to apply to each, whose parts are read once and only if needed. */
export const searchTest = (key: SearchKey, last: Last): ((message: Searched) => boolean) => {
  const test = prepared(key, last)
  return (message) => {
    let read: MailPart | undefined
    return test(message, () => {
      read ??= mailParts(message.bytes)
      return read
    })
  }
}
