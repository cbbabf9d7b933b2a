import { isSpace, Lexer, latin1 } from './lexer.ts'
import { readValue } from './parse.ts'
import { type Cos, CosDict, CosKeyword, CosStream, type OddityListener } from './values.ts'
import { afterEol } from './xref.ts'

/** How an indirect object is written in the file: what ISO 19005-1 6.1.7 and 6.1.8 ask of it. */
export interface Framed {
  readonly num: number
  readonly gen: number
  readonly value: Cos
  /** Spaces and ends of line around its number, `obj` and `endobj`. */
  readonly framed: boolean
  readonly stream: StreamFrame | undefined
  /** Bytes that were read for it, its stream's data apart. */
  readonly cost: number
}

export interface StreamFrame {
  /** `stream` is followed by LF or CR LF. */
  readonly opened: boolean
  /** `endstream` is preceded by an end of line. */
  readonly closed: boolean
  /** The value of `Length`; undefined when there is none. */
  readonly declared: number | undefined
  /** How many bytes there really are; the declared length when it fits. */
  readonly actual: number
}

const isEol = (byte: number | undefined): boolean => byte === 10 || byte === 13

/** What reading an object may ask of its file. */
export interface Surroundings {
  /** The value of `Length`, its reference followed. */
  lengthOf(dict: CosDict): number | undefined
  /** Where the next `endstream` stands; -1 when there is none. */
  endstreamAfter(at: number): number
}

const startsWith = (bytes: Uint8Array, at: number, word: string): boolean =>
  latin1(bytes.subarray(at, at + word.length)) === word

/** Where a stream ends: by its `Length` when `endstream` stands there, else before the next `endstream`. */
const streamEnd = (
  bytes: Uint8Array,
  start: number,
  declared: number | undefined,
  around: Surroundings,
): [end: number, closed: boolean] => {
  if (declared !== undefined && declared >= 0) {
    const end = start + declared
    const after = afterEol(bytes, end)
    if (after !== undefined && startsWith(bytes, after, 'endstream')) return [end, true]
  }
  const found = around.endstreamAfter(start)
  if (found < 0) return [bytes.length, false]
  let end = found
  if (bytes[end - 1] === 10) end -= bytes[end - 2] === 13 ? 2 : 1
  else if (bytes[end - 1] === 13) end--
  return [Math.max(end, start), end < found]
}

const readStream = (lexer: Lexer, dict: CosDict, around: Surroundings): readonly [CosStream, StreamFrame] => {
  const { bytes } = lexer
  const opened = bytes[lexer.at] === 10 || (bytes[lexer.at] === 13 && bytes[lexer.at + 1] === 10)
  let start = lexer.at
  if (!opened) while (bytes[start] === 32 || bytes[start] === 9) start++
  start = afterEol(bytes, start) ?? start
  const declared = around.lengthOf(dict)
  const [end, closed] = streamEnd(bytes, start, declared, around)
  lexer.at = end
  const word = lexer.next()
  // What stands between the end of the data and `endstream` is only its end of line.
  if (!(word instanceof CosKeyword) || word.word !== 'endstream') lexer.at = end
  return [new CosStream(dict, bytes.subarray(start, end)), { opened, closed, declared, actual: end - start }]
}

/**
 * Reads the indirect object that stands at an offset; undefined when none does.
 */
export const readFramed = (
  bytes: Uint8Array,
  offset: number,
  around: Surroundings,
  told?: OddityListener,
): Framed | undefined => {
  let at = offset
  while (isSpace(bytes[at])) at++
  const header = /^(\d{1,10})([\0\t\n\f\r ]+)(\d{1,5})([\0\t\n\f\r ]+)obj/.exec(latin1(bytes.subarray(at, at + 64)))
  if (!header) return undefined
  const [whole, num = '', one = '', gen = '', other = ''] = header
  let framed = (at === 0 || isEol(bytes[at - 1])) && one.length === 1 && other.length === 1
  const lexer = new Lexer(bytes, at + whole.length, told)
  if (!isEol(bytes[lexer.at])) framed = false
  let value = readValue(lexer, told)
  let stream: StreamFrame | undefined
  if (value instanceof CosKeyword || value === undefined) {
    if (value?.word === 'endobj') lexer.at -= 6
    value = null
  }
  const after = lexer.at
  const word = lexer.next()
  if (value instanceof CosDict && word instanceof CosKeyword && word.word === 'stream')
    [value, stream] = readStream(lexer, value, around)
  else lexer.at = after
  lexer.skipSpace()
  if (!startsWith(bytes, lexer.at, 'endobj')) framed = false
  else {
    if (!isEol(bytes[lexer.at - 1])) framed = false
    if (lexer.at + 6 < bytes.length && !isEol(bytes[lexer.at + 6])) framed = false
  }
  return { num: Number(num), gen: Number(gen), value, framed, stream, cost: lexer.at - at - (stream?.actual ?? 0) }
}
