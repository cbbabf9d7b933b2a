import { XPathStaticError } from './errors.ts'

/** `name` is a QName or NCName; `prefix:*`, `*:local` and `*` are of kind `wildcard`. */
export type TokenKind = 'number' | 'string' | 'name' | 'wildcard' | 'symbol' | 'end'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly at: number
}

const ncName = String.raw`[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*`

const patterns: readonly (readonly [TokenKind | 'space', RegExp])[] = [
  ['space', /[ \t\r\n]+/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['string', /"(?:[^"]|"")*"|'(?:[^']|'')*'/y],
  ['wildcard', new RegExp(String.raw`${ncName}:\*|\*:${ncName}|\*`, 'uy')],
  ['name', new RegExp(`${ncName}(?::(?!:)${ncName})?`, 'uy')],
  ['symbol', /::|\.\.|\/\/|<<|>>|<=|>=|!=|[()[\]@,./|+\-=<>$?]/y],
]

/** Where a comment `(: … :)` that starts at `from` ends; comments nest. */
const endOfComment = (source: string, from: number): number => {
  let depth = 0
  for (let at = from; at < source.length - 1; at++) {
    const pair = source.slice(at, at + 2)
    if (pair === '(:') {
      depth++
      at++
    } else if (pair === ':)') {
      depth--
      at++
      if (depth === 0) return at + 1
    }
  }
  throw new XPathStaticError('the comment is not closed')
}

const tokenAt = (source: string, at: number): { kind: TokenKind | 'space'; text: string } => {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    if (text !== undefined) return { kind, text }
  }
  throw new XPathStaticError(`unexpected character ${source[at]} at ${at + 1}`)
}

/** Cuts an expression into tokens, the last of which is `end`. White space and comments are dropped. */
export const tokenize = (source: string): Token[] => {
  const tokens: Token[] = []
  let at = 0
  while (at < source.length) {
    if (source.startsWith('(:', at)) {
      at = endOfComment(source, at)
      continue
    }
    const { kind, text } = tokenAt(source, at)
    if (kind !== 'space') tokens.push({ kind, text, at })
    at += text.length
  }
  tokens.push({ kind: 'end', text: '', at })
  return tokens
}
