import type { Cursor } from './cursor.ts'
import { ImapSyntaxError } from './problem.ts'
import { astring } from './write.ts'

/** A part of a message, as FETCH names it (RFC 3501 §6.4.5). */
export interface Section {
  readonly kind: 'section'
  /** What the response calls it. */
  readonly label: string
  /** Whether reading it leaves `\Seen` alone. */
  readonly peek: boolean
  /** `1.2` of `BODY[1.2.MIME]`; empty for the message itself. */
  readonly part: readonly number[]
  readonly text: 'ALL' | 'HEADER' | 'TEXT' | 'MIME' | 'HEADER.FIELDS' | 'HEADER.FIELDS.NOT'
  /** Names of HEADER.FIELDS, in lower case. */
  readonly fields: readonly string[]
  readonly partial: { readonly from: number; readonly length: number } | undefined
}

export type FetchItem =
  | {
      readonly kind: 'FLAGS' | 'UID' | 'INTERNALDATE' | 'RFC822.SIZE' | 'ENVELOPE' | 'BODYSTRUCTURE' | 'BODY'
    }
  | Section

const macros: Readonly<Record<string, readonly ('FLAGS' | 'INTERNALDATE' | 'RFC822.SIZE' | 'ENVELOPE' | 'BODY')[]>> = {
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
}

const whole = { kind: 'section', part: [], fields: [], partial: undefined } as const
const renamed: Readonly<Record<string, Section>> = {
  RFC822: { ...whole, label: 'RFC822', peek: false, text: 'ALL' },
  'RFC822.HEADER': { ...whole, label: 'RFC822.HEADER', peek: true, text: 'HEADER' },
  'RFC822.TEXT': { ...whole, label: 'RFC822.TEXT', peek: false, text: 'TEXT' },
}

const partOf = (from: Cursor): readonly number[] => {
  if (!from.looksAt(/\d/y)) return []
  const path = from
    .match(/\d{1,9}(?:\.\d{1,9})*/y, 'part number')
    .split('.')
    .map(Number)
  if (path.includes(0)) throw new ImapSyntaxError('parts are numbered from 1')
  if (path.length > 64) throw new ImapSyntaxError('too many levels in a part number')
  return path
}

const section = (from: Cursor, peek: boolean): Section => {
  const part = partOf(from)
  let text: Section['text'] = 'ALL'
  let names: readonly string[] = []
  if (!from.looksAt(/\]/y)) {
    if (part.length > 0) from.match(/\./y, 'a dot')
    const word = from.match(/HEADER\.FIELDS\.NOT|HEADER\.FIELDS|HEADER|TEXT|MIME/iy, 'a section').toUpperCase()
    if (word === 'MIME' && part.length === 0) throw new ImapSyntaxError('MIME needs a part number')
    text = word as Section['text']
    if (text.startsWith('HEADER.FIELDS')) {
      from.space()
      names = from.list(() => from.astring('a header name'))
      if (names.length === 0) throw new ImapSyntaxError('at least one header name is expected')
    }
  }
  from.match(/\]/y, ']')
  const [, first, length] =
    /^<(\d+)\.(\d+)>$/.exec(from.looksAt(/</y) ? from.match(/<\d{1,15}\.\d{1,15}>/y, 'a partial') : '') ?? []
  if (length !== undefined && Number(length) === 0) throw new ImapSyntaxError('a partial has at least one byte')
  const inside = [part.join('.'), text === 'ALL' ? '' : text].filter((one) => one !== '').join('.')
  const list = names.length === 0 ? '' : ` (${names.map((name) => astring(name).join('')).join(' ')})`
  return {
    kind: 'section',
    label: `BODY[${inside}${list}]${first === undefined ? '' : `<${Number(first)}>`}`,
    peek,
    part,
    text,
    fields: names.map((name) => name.toLowerCase()),
    partial: first === undefined ? undefined : { from: Number(first), length: Number(length) },
  }
}

const item = (from: Cursor): FetchItem => {
  const name = from.word('a data item')
  if (name === 'BODY' || name === 'BODY.PEEK') {
    if (from.takes('[')) return section(from, name === 'BODY.PEEK')
    if (name === 'BODY') return { kind: 'BODY' }
  }
  const other = renamed[name]
  if (other) return other
  if (/^(?:FLAGS|UID|INTERNALDATE|RFC822\.SIZE|ENVELOPE|BODYSTRUCTURE)$/.test(name)) {
    return { kind: name as 'FLAGS' | 'UID' | 'INTERNALDATE' | 'RFC822.SIZE' | 'ENVELOPE' | 'BODYSTRUCTURE' }
  }
  throw new ImapSyntaxError(`${name} is no data item of FETCH`)
}

/** What FETCH is asked for: a macro, one item, or items between parentheses. */
export const fetchItems = (from: Cursor): readonly FetchItem[] => {
  if (from.looksAt(/\(/y)) {
    const items = from.list(() => item(from))
    if (items.length === 0) throw new ImapSyntaxError('at least one data item is expected')
    return items
  }
  for (const [name, kinds] of Object.entries(macros)) {
    if (from.looksAt(new RegExp(`${name}$`, 'iy'))) {
      from.takes(name)
      return kinds.map((kind) => ({ kind }))
    }
  }
  return [item(from)]
}
