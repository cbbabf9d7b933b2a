import { CosKeyword, CosName, CosString, type OddityListener } from './values.ts'

/** White space and delimiters of PDF (PDF Reference 1.4, 3.1.1), by byte. */
const kinds = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = 1
for (const character of '()<>[]{}/%') kinds[character.charCodeAt(0)] = 2

export const isSpace = (byte: number | undefined): boolean => byte !== undefined && kinds[byte] === 1
const isRegular = (byte: number | undefined): boolean => byte !== undefined && kinds[byte] === 0

/** The value of a hexadecimal digit, -1 for anything else. */
export const hexValue = (byte: number | undefined): number => {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

export type Punctuation = '[' | ']' | '<<' | '>>' | '{' | '}'
export const punctuation: ReadonlySet<unknown> = new Set(['[', ']', '<<', '>>', '{', '}'])

/** What the lexer gives: a value of one token, a punctuation, or undefined at the end. */
export type Token = number | CosName | CosString | CosKeyword | Punctuation | undefined

/** Limits of PDF Reference 1.4, table C.1. */
const longestString = 65_535
const longestName = 127
/** A hexadecimal string is kept up to here: one byte more than a string may have. */
const keptOfHex = longestString + 1

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const numeric = /^[+-]?(?:\d+\.?\d*|\.\d+)$/
const numberLike = /^[\d.+-]+$/

/** Reads tokens from bytes, in one pass and without recursion. `at` may be moved by the caller. */
export class Lexer {
  readonly bytes: Uint8Array
  at: number
  readonly end: number
  private readonly told: OddityListener | undefined

  constructor(bytes: Uint8Array, at = 0, told?: OddityListener, end = bytes.length) {
    this.bytes = bytes
    this.at = at
    this.told = told
    this.end = Math.min(end, bytes.length)
  }

  skipSpace(): void {
    const { bytes, end } = this
    for (; this.at < end; this.at++) {
      if (isSpace(bytes[this.at])) continue
      if (bytes[this.at] !== 37) return
      while (this.at < end && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at++
    }
  }

  next(): Token {
    this.skipSpace()
    const { bytes } = this
    if (this.at >= this.end) return undefined
    switch (bytes[this.at]) {
      case 47:
        return this.name()
      case 40:
        return this.literal()
      case 60:
        if (bytes[this.at + 1] !== 60) return this.hexadecimal()
        this.at += 2
        return '<<'
      case 62:
        this.at += bytes[this.at + 1] === 62 ? 2 : 1
        return '>>'
      case 91:
      case 93:
      case 123:
      case 125:
        return String.fromCharCode(bytes[this.at++] ?? 0) as Punctuation
      case 41:
        this.at++
        return new CosKeyword(')')
    }
    return this.word()
  }

  private word(): number | CosKeyword {
    const from = this.at
    while (this.at < this.end && isRegular(this.bytes[this.at])) this.at++
    const word = latin1(this.bytes.subarray(from, this.at))
    // `--5`, `1.2.3`: no operator starts so, and readers take what they can of it.
    if (!numeric.test(word))
      return numberLike.test(word) ? Number.parseFloat(word.replace(/^[+-]+/, '-')) || 0 : new CosKeyword(word)
    const value = Number(word)
    if (word.includes('.')) {
      if (Math.abs(value) > 32_767) this.told?.('real-range', from, value)
    } else if (value > 2_147_483_647 || value < -2_147_483_648) this.told?.('integer-range', from, value)
    return value
  }

  private name(): CosName {
    const from = this.at++
    while (this.at < this.end && isRegular(this.bytes[this.at])) this.at++
    const written = latin1(this.bytes.subarray(from + 1, this.at))
    const name = written.includes('#')
      ? written.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : written
    if (name.length > longestName) this.told?.('name-length', from, name.length)
    return new CosName(name)
  }

  private hexadecimal(): CosString {
    const from = this.at++
    const out = new Uint8Array(keptOfHex)
    let size = 0
    let digits = 0
    let high = 0
    let foreign = false
    for (; this.at < this.end && this.bytes[this.at] !== 62; this.at++) {
      const byte = this.bytes[this.at]
      if (isSpace(byte)) continue
      const value = hexValue(byte)
      if (value < 0) foreign = true
      if (digits++ % 2 === 0) high = Math.max(value, 0)
      else if (size < keptOfHex) out[size++] = high * 16 + Math.max(value, 0)
    }
    this.at++
    if (digits % 2 === 1) {
      this.told?.('hex-odd', from, digits)
      if (size < keptOfHex) out[size++] = high * 16
    }
    if (foreign) this.told?.('hex-character', from, digits)
    return this.string(from, latin1(out.subarray(0, size)))
  }

  private string(from: number, bytes: string): CosString {
    if (bytes.length > longestString) this.told?.('string-length', from, bytes.length)
    return new CosString(bytes)
  }

  private literal(): CosString {
    const { bytes, end } = this
    const from = this.at++
    const parts: string[] = []
    let plain = this.at
    const flush = (): void => {
      if (this.at > plain) parts.push(latin1(bytes.subarray(plain, this.at)))
    }
    for (let depth = 1; this.at < end; this.at++) {
      const byte = bytes[this.at]
      if (byte === 40) depth++
      else if (byte === 41 && --depth === 0) break
      else if (byte === 13) {
        flush()
        parts.push('\n')
        if (bytes[this.at + 1] === 10) this.at++
        plain = this.at + 1
      } else if (byte === 92) {
        flush()
        parts.push(this.escaped())
        plain = this.at + 1
      }
    }
    flush()
    this.at++
    return this.string(from, parts.join(''))
  }

  /** What stands after a backslash; `at` is left on its last byte. */
  private escaped(): string {
    const { bytes } = this
    const byte = bytes[++this.at]
    if (byte === undefined) return ''
    if (byte === 13) {
      if (bytes[this.at + 1] === 10) this.at++
      return ''
    }
    if (byte === 10) return ''
    if (byte < 48 || byte > 55) {
      const character = String.fromCharCode(byte)
      return escapes[character] ?? character
    }
    let value = byte - 48
    for (let more = 0; more < 2; more++) {
      const digit = bytes[this.at + 1]
      if (digit === undefined || digit < 48 || digit > 55) break
      value = value * 8 + digit - 48
      this.at++
    }
    return String.fromCharCode(value & 255)
  }
}

export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
