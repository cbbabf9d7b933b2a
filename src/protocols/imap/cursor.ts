import type { RawCommand } from './framing.ts'
import { ImapSyntaxError } from './problem.ts'

/** Reads the arguments of a command from left to right; what is not there is a syntax error that says what was expected. */
export interface Cursor {
  readonly atEnd: () => boolean
  /** Nothing may follow. */
  readonly end: () => void
  readonly space: () => void
  /** Takes this text when it comes next, whatever its case. */
  readonly takes: (text: string) => boolean
  readonly looksAt: (pattern: RegExp) => boolean
  /** A word of letters, digits, dots and hyphens, in upper case. */
  readonly word: (what: string) => string
  readonly atom: (what: string) => string
  /** Atom or string, its bytes read as UTF-8. */
  readonly astring: (what: string) => string
  /** Quoted string or literal. */
  readonly bytes: (what: string) => Uint8Array
  readonly number: (what: string) => number
  /** What this pattern (sticky) matches. */
  readonly match: (pattern: RegExp, what: string) => string
  /** Items between parentheses, one space apart. */
  readonly list: <T>(item: () => T) => readonly T[]
}

const text = (latin: string): string => Buffer.from(latin, 'latin1').toString('utf8')

const patterns = {
  word: /[A-Za-z0-9.-]+/y,
  // RFC 3501 ATOM-CHAR, with `]` as astring allows it, and 8-bit letters, which clients send in names.
  atom: /[^\x00-\x20\x7f(){%*"\\]+/y,
  quoted: /"((?:[^"\\\r\n]|\\["\\])*)"/y,
  literal: /\{\d+\+?\}\r\n/y,
  number: /\d{1,15}/y,
}

export const cursor = ({ text: line, literals }: RawCommand, from = 0): Cursor => {
  let at = from
  let literal = 0
  const fail = (what: string): never => {
    throw new ImapSyntaxError(`${what} expected at character ${at + 1}`)
  }
  const tried = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(line) ?? undefined
    if (found) at = pattern.lastIndex
    return found
  }
  const match = (pattern: RegExp, what: string): string => tried(pattern)?.[0] ?? fail(what)
  const string = (): Uint8Array | undefined => {
    const quoted = tried(patterns.quoted)?.[1]
    if (quoted !== undefined) return Buffer.from(quoted.replace(/\\(.)/g, '$1'), 'latin1')
    if (tried(patterns.literal) === undefined) return undefined
    const found = literals[literal]
    literal += 1
    return found
  }
  const reader: Cursor = {
    atEnd: () => at >= line.length,
    end: () => {
      if (at < line.length) fail('end of command')
    },
    space: () => {
      if (line[at] !== ' ') fail('space')
      at += 1
    },
    takes: (wanted) => {
      const taken = line.slice(at, at + wanted.length).toUpperCase() === wanted.toUpperCase()
      if (taken) at += wanted.length
      return taken
    },
    looksAt: (pattern) => {
      pattern.lastIndex = at
      return pattern.test(line)
    },
    word: (what) => match(patterns.word, what).toUpperCase(),
    atom: (what) => match(patterns.atom, what),
    astring: (what) => {
      const found = string()
      if (found !== undefined) return Buffer.from(found).toString('utf8')
      return text(match(patterns.atom, what))
    },
    bytes: (what) => string() ?? fail(what),
    number: (what) => Number(match(patterns.number, what)),
    match,
    list: (item) => {
      if (!reader.takes('(')) fail('(')
      const items = []
      while (!reader.takes(')')) {
        if (items.length > 0) reader.space()
        items.push(item())
      }
      return items
    },
  }
  return reader
}
