import type { Cursor } from './cursor.ts'
import { dayOf } from './dates.ts'
import { ImapSyntaxError } from './problem.ts'
import { type SequenceSet, sequenceSet } from './sequence-set.ts'

/** A search, every key of RFC 3501 §6.4.4. Texts are compared without regard to case. */
export type SearchKey =
  | { readonly key: 'all' | 'new' | 'recent' | 'old' }
  | { readonly key: 'and'; readonly keys: readonly SearchKey[] }
  | { readonly key: 'or'; readonly one: SearchKey; readonly other: SearchKey }
  | { readonly key: 'not'; readonly of: SearchKey }
  | { readonly key: 'flag'; readonly flag: string; readonly set: boolean }
  | { readonly key: 'sequence' | 'uid'; readonly set: SequenceSet }
  /** Day of INTERNALDATE, or of the Date header. */
  | { readonly key: 'internal-date' | 'sent-date'; readonly is: 'before' | 'on' | 'since'; readonly day: number }
  | { readonly key: 'header'; readonly name: string; readonly holds: string }
  | { readonly key: 'body' | 'text'; readonly holds: string }
  | { readonly key: 'larger' | 'smaller'; readonly size: number }

const systemKeys: Readonly<Record<string, string>> = {
  ANSWERED: '\\Answered',
  DELETED: '\\Deleted',
  DRAFT: '\\Draft',
  FLAGGED: '\\Flagged',
  SEEN: '\\Seen',
}

const deepest = 50

const day = (from: Cursor): number => dayOf(from.astring('a date'))

/** What follows each key that takes something. */
const arguments_: Readonly<Record<string, (from: Cursor, depth: number) => SearchKey>> = {
  BCC: (from) => ({ key: 'header', name: 'bcc', holds: from.astring('a text') }),
  BEFORE: (from) => ({ key: 'internal-date', is: 'before', day: day(from) }),
  BODY: (from) => ({ key: 'body', holds: from.astring('a text') }),
  CC: (from) => ({ key: 'header', name: 'cc', holds: from.astring('a text') }),
  FROM: (from) => ({ key: 'header', name: 'from', holds: from.astring('a text') }),
  HEADER: (from) => {
    const name = from.astring('a header name').toLowerCase()
    from.space()
    return { key: 'header', name, holds: from.astring('a text') }
  },
  KEYWORD: (from) => ({ key: 'flag', flag: from.atom('a keyword'), set: true }),
  LARGER: (from) => ({ key: 'larger', size: from.number('a size') }),
  NOT: (from, depth) => ({ key: 'not', of: searchKey(from, depth + 1) }),
  ON: (from) => ({ key: 'internal-date', is: 'on', day: day(from) }),
  OR: (from, depth) => {
    const one = searchKey(from, depth + 1)
    from.space()
    return { key: 'or', one, other: searchKey(from, depth + 1) }
  },
  SENTBEFORE: (from) => ({ key: 'sent-date', is: 'before', day: day(from) }),
  SENTON: (from) => ({ key: 'sent-date', is: 'on', day: day(from) }),
  SENTSINCE: (from) => ({ key: 'sent-date', is: 'since', day: day(from) }),
  SINCE: (from) => ({ key: 'internal-date', is: 'since', day: day(from) }),
  SMALLER: (from) => ({ key: 'smaller', size: from.number('a size') }),
  SUBJECT: (from) => ({ key: 'header', name: 'subject', holds: from.astring('a text') }),
  TEXT: (from) => ({ key: 'text', holds: from.astring('a text') }),
  TO: (from) => ({ key: 'header', name: 'to', holds: from.astring('a text') }),
  UID: (from) => ({ key: 'uid', set: sequenceSet(from) }),
  UNKEYWORD: (from) => ({ key: 'flag', flag: from.atom('a keyword'), set: false }),
}

const alone: Readonly<Record<string, SearchKey>> = {
  ALL: { key: 'all' },
  NEW: { key: 'new' },
  OLD: { key: 'old' },
  RECENT: { key: 'recent' },
  ...Object.fromEntries(
    Object.entries(systemKeys).flatMap(([name, flag]) => [
      [name, { key: 'flag', flag, set: true }],
      [`UN${name}`, { key: 'flag', flag, set: false }],
    ]),
  ),
}

const searchKey = (from: Cursor, depth: number): SearchKey => {
  if (depth > deepest) throw new ImapSyntaxError('a search nested too deep')
  if (from.looksAt(/\(/y)) return { key: 'and', keys: from.list(() => searchKey(from, depth + 1)) }
  if (from.looksAt(/[\d*]/y)) return { key: 'sequence', set: sequenceSet(from) }
  const name = from.word('a search key')
  const known = alone[name]
  if (known) return known
  const read = arguments_[name]
  if (read === undefined) throw new ImapSyntaxError(`${name} is no search key`)
  from.space()
  return read(from, depth)
}

/** A whole search: every key must hold. */
export const searchKeys = (from: Cursor): SearchKey => {
  const keys = [searchKey(from, 0)]
  while (!from.atEnd()) {
    from.space()
    keys.push(searchKey(from, 0))
  }
  return keys.length === 1 ? (keys[0] as SearchKey) : { key: 'and', keys }
}
