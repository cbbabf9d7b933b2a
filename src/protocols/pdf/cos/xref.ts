import { isSpace, Lexer, latin1 } from './lexer.ts'
import { readValue } from './parse.ts'
import { CosDict, CosKeyword } from './values.ts'

/** Where an object stands: at an offset, or in an object stream (`offset` is then its number). */
export interface XrefEntry {
  readonly offset: number
  readonly gen: number
  readonly compressed: boolean
  /** Rank inside its object stream. */
  readonly index: number
}

/** A cross-reference section as it is written, and its trailer. */
export interface XrefSection {
  readonly at: number
  readonly entries: ReadonlyMap<number, XrefEntry | undefined>
  readonly trailer: CosDict
  /** Whether `xref` and the first subsection are separated by one end of line (ISO 19005-1 6.1.4). */
  readonly keywordFramed: boolean
  /** Whether the two numbers of each subsection header are separated by one space (ISO 19005-1 6.1.4). */
  readonly headersSpaced: boolean
  /** A cross-reference stream of PDF 1.5. */
  readonly stream: boolean
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57

/** The end of a line that starts here: the offset after one CR, LF or CRLF; undefined when none stands here. */
export const afterEol = (bytes: Uint8Array, at: number): number | undefined => {
  if (bytes[at] === 13) return bytes[at + 1] === 10 ? at + 2 : at + 1
  return bytes[at] === 10 ? at + 1 : undefined
}

const numberAt = (bytes: Uint8Array, at: number): readonly [value: number, after: number] | undefined => {
  let to = at
  while (isDigit(bytes[to])) to++
  return to === at || to - at > 10 ? undefined : [Number(latin1(bytes.subarray(at, to))), to]
}

const skip = (bytes: Uint8Array, from: number): number => {
  let at = from
  while (isSpace(bytes[at])) at++
  return at
}

/** Reads a cross-reference table that starts at `xref`; undefined when none is there. */
export const readXrefTable = (bytes: Uint8Array, from: number): XrefSection | undefined => {
  const at = skip(bytes, from)
  if (latin1(bytes.subarray(at, at + 4)) !== 'xref') return undefined
  const entries = new Map<number, XrefEntry | undefined>()
  const framed = afterEol(bytes, at + 4)
  const keywordFramed = framed !== undefined && isDigit(bytes[framed])
  let headersSpaced = true
  let to = skip(bytes, at + 4)
  for (let first = numberAt(bytes, to); first; first = numberAt(bytes, to)) {
    const [start, afterStart] = first
    const second = numberAt(bytes, skip(bytes, afterStart))
    if (!second) return undefined
    const [count, afterCount] = second
    if (bytes[afterStart] !== 32 || !isDigit(bytes[afterStart + 1])) headersSpaced = false
    to = skip(bytes, afterCount)
    for (let index = 0; index < count; index++) {
      const offset = numberAt(bytes, to)
      const gen = offset && numberAt(bytes, skip(bytes, offset[1]))
      if (!offset || !gen) return undefined
      const kind = skip(bytes, gen[1])
      if (bytes[kind] === 110)
        entries.set(start + index, { offset: offset[0], gen: gen[0], compressed: false, index: 0 })
      else if (bytes[kind] === 102) entries.set(start + index, undefined)
      else return undefined
      to = skip(bytes, kind + 1)
    }
  }
  const lexer = new Lexer(bytes, to)
  const word = lexer.next()
  if (!(word instanceof CosKeyword) || word.word !== 'trailer') return undefined
  const trailer = readValue(lexer)
  if (!(trailer instanceof CosDict)) return undefined
  return { at, entries, trailer, keywordFramed, headersSpaced, stream: false }
}

/** The offset that the last `startxref` gives; undefined when there is none. */
export const startxrefOf = (bytes: Uint8Array): number | undefined => {
  const from = Math.max(0, bytes.length - 4096)
  const tail = latin1(bytes.subarray(from))
  const found = /startxref\s+(\d{1,12})(?![\s\S]*startxref)/.exec(tail)
  return found ? Number(found[1]) : undefined
}
