import { hexValue, latin1 } from '../cos/lexer.ts'
import { encodings } from './encodings.ts'
import type { FontProgram } from './program.ts'

/** Decrypts what Type 1 encrypts (Adobe Type 1 Font Format, 7); the first `skip` bytes are of no use. */
const decrypt = (bytes: Uint8Array, key: number, skip: number): Uint8Array => {
  const out = new Uint8Array(bytes.length)
  let state = key
  for (const [index, byte] of bytes.entries()) {
    out[index] = byte ^ (state >> 8)
    state = ((byte + state) * 52_845 + 22_719) & 0xffff
  }
  return out.subarray(skip)
}

const fromHex = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array((bytes.length >> 1) + 1)
  let digits = 0
  for (const byte of bytes) {
    const value = hexValue(byte)
    if (value < 0) continue
    out[digits >> 1] = digits % 2 === 0 ? value * 16 : (out[digits >> 1] ?? 0) + value
    digits++
  }
  return out.subarray(0, digits >> 1)
}

/** Segments of a PFB file are taken apart; other files are as they are. */
const withoutPfb = (bytes: Uint8Array): Uint8Array => {
  if (bytes[0] !== 128) return bytes
  const parts: Uint8Array[] = []
  for (let at = 0; bytes[at] === 128 && (bytes[at + 1] ?? 3) < 3; ) {
    const length = (bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8) | ((bytes[at + 4] ?? 0) << 16)
    parts.push(bytes.subarray(at + 6, at + 6 + length))
    at += 6 + length
  }
  return Buffer.concat(parts)
}

/** The width that `hsbw` or `sbw` sets at the start of a charstring. */
const widthOf = (charstring: Uint8Array): number | undefined => {
  const stack: number[] = []
  for (let at = 0; at < charstring.length && at < 64; ) {
    const byte = charstring[at++] ?? 0
    const next = (): number => charstring[at++] ?? 0
    if (byte >= 32) {
      if (byte < 247) stack.push(byte - 139)
      else if (byte < 251) stack.push((byte - 247) * 256 + next() + 108)
      else if (byte < 255) stack.push(-(byte - 251) * 256 - next() - 108)
      else stack.push((next() << 24) | (next() << 16) | (next() << 8) | next())
      continue
    }
    if (byte === 13) return stack[1]
    if (byte !== 12) return undefined
    const second = next()
    if (second === 7) return stack[2]
    if (second !== 12) return undefined
    const divisor = stack.pop() ?? 1
    stack.push((stack.pop() ?? 0) / divisor)
  }
  return undefined
}

const encodingIn = (clear: string): ReadonlyMap<number, string> => {
  if (/\/Encoding\s+StandardEncoding\s+def/.test(clear))
    return new Map((encodings.StandardEncoding ?? []).entries().filter(([, name]) => name !== '.notdef'))
  return new Map(
    [...clear.matchAll(/dup\s{1,9}(\d{1,3})\s{0,9}\/(\S{1,128})\s{1,9}put/g)].map(([, code, name = '']) => [
      Number(code),
      name,
    ]),
  )
}

/** Reads a Type 1 program (FontFile); undefined when it is none. */
export const readType1 = (file: Uint8Array): FontProgram | undefined => {
  const bytes = withoutPfb(file)
  const text = latin1(bytes)
  const at = text.indexOf('eexec')
  if (at < 0) return undefined
  let from = at + 5
  while ([32, 9, 10, 13].includes(bytes[from] ?? 0)) from++
  const hexadecimal = [0, 1, 2, 3].every((index) => hexValue(bytes[from + index]) >= 0)
  const encrypted = bytes.subarray(from)
  const own = decrypt(hexadecimal ? fromHex(encrypted) : encrypted, 55_665, 4)
  const clear = latin1(own)
  const skip = Number(/\/lenIV\s+(\d+)/.exec(clear)?.[1] ?? 4)
  const start = clear.indexOf('/CharStrings')
  if (start < 0) return undefined
  const widths = new Map<string, number | undefined>()
  const glyph = /\/(\S{1,128})\s{1,9}(\d{1,5})\s{1,9}\S{1,16} /y
  let search = start + 12
  for (let next = clear.indexOf('/', search); next >= 0; next = clear.indexOf('/', search)) {
    glyph.lastIndex = next
    const found = glyph.exec(clear)
    if (!found) {
      search = next + 1
      if (widths.size > 0 && /^\/FontName/.test(clear.slice(next, next + 9))) break
      continue
    }
    const length = Number(found[2])
    const data = own.subarray(glyph.lastIndex, glyph.lastIndex + length)
    widths.set(found[1] ?? '', widthOf(decrypt(data, 4330, skip)))
    search = glyph.lastIndex + length
  }
  const matrix = Number(/\/FontMatrix\s*\[\s*([-\d.eE]+)/.exec(text.slice(0, at))?.[1] ?? 0.001)
  const scale = matrix > 0 ? matrix * 1000 : 1
  const widthOfName = (name: string): number | undefined => {
    const width = widths.get(name)
    return width === undefined ? undefined : width * scale
  }
  return {
    format: 'Type1',
    names: new Set(widths.keys()),
    cids: undefined,
    glyphs: widths.size,
    encoding: encodingIn(text.slice(0, at)),
    cmaps: [],
    glyphOfName: () => undefined,
    widthOfName,
    widthOfCid: () => undefined,
    widthOfGlyph: () => undefined,
  }
}
