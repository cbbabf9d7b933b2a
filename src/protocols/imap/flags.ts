import type { Cursor } from './cursor.ts'
import { ImapSyntaxError } from './problem.ts'

/** The flags of RFC 3501 §2.3.2 that a client may set. */
export const systemFlags = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft'] as const

/** One flag: a system flag in its usual spelling, or a keyword as it is written. `\Recent` is not for clients to set. */
export const flag = (from: Cursor): string => {
  const written = from.match(/\\?[^\x00-\x20\x7f-\xff(){%*"\\\]]+/y, 'flag')
  if (!written.startsWith('\\')) return written
  const known = systemFlags.find((one) => one.toLowerCase() === written.toLowerCase())
  if (known === undefined) throw new ImapSyntaxError(`${written} is no flag that a client may set`)
  return known
}

/** Flags between parentheses, or bare, one space apart. */
export const flags = (from: Cursor): readonly string[] => {
  if (from.looksAt(/\(/y)) return [...new Set(from.list(() => flag(from)))]
  const found = [flag(from)]
  while (from.looksAt(/ /y)) {
    from.space()
    found.push(flag(from))
  }
  return [...new Set(found)]
}
