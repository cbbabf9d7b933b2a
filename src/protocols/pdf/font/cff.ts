import { latin1 } from '../cos/lexer.ts'
import { widthIn } from './charstring.ts'
import { cffStrings, encodings } from './encodings.ts'
import type { FontProgram } from './program.ts'

type Dict = ReadonlyMap<number, readonly number[]>

/** The items of an INDEX, and where it ends (Adobe Technical Note 5176, 5). */
const readIndex = (bytes: Uint8Array, at: number): readonly [items: readonly Uint8Array[], end: number] => {
  const count = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  if (count === 0) return [[], at + 2]
  const size = bytes[at + 2] ?? 1
  const offset = (index: number): number => {
    let value = 0
    for (let byte = 0; byte < size; byte++) value = value * 256 + (bytes[at + 3 + index * size + byte] ?? 0)
    return value
  }
  const base = at + 2 + (count + 1) * size
  if (size > 4 || base > bytes.length) return [[], bytes.length]
  return [
    Array.from({ length: count }, (_, index) => bytes.subarray(base + offset(index), base + offset(index + 1))),
    base + offset(count),
  ]
}

const realDigits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-']

/** A DICT: operands by operator, two-byte operators from 1200. */
const readDict = (bytes: Uint8Array): Dict => {
  const dict = new Map<number, readonly number[]>()
  let operands: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++] ?? 0
    const next = (): number => bytes[at++] ?? 0
    if (byte <= 21) {
      dict.set(byte === 12 ? 1200 + next() : byte, operands)
      operands = []
    } else if (byte === 28) operands.push(((next() << 24) | (next() << 16)) >> 16)
    else if (byte === 29) operands.push((next() << 24) | (next() << 16) | (next() << 8) | next())
    else if (byte === 30) {
      let text = ''
      for (let done = false; !done && at < bytes.length; ) {
        const pair = next()
        for (const nibble of [pair >> 4, pair & 15]) {
          if (nibble === 15) done = true
          else if (!done) text += realDigits[nibble] ?? ''
        }
      }
      operands.push(Number(text) || 0)
    } else if (byte >= 32 && byte <= 246) operands.push(byte - 139)
    else if (byte >= 247 && byte <= 250) operands.push((byte - 247) * 256 + next() + 108)
    else if (byte >= 251 && byte <= 254) operands.push(-(byte - 251) * 256 - next() - 108)
  }
  return dict
}

interface Private {
  readonly standard: number
  readonly nominal: number
  readonly subroutines: readonly Uint8Array[]
}

const readPrivate = (bytes: Uint8Array, top: Dict): Private => {
  const [size = 0, offset = 0] = top.get(18) ?? []
  const dict = readDict(bytes.subarray(offset, offset + size))
  const [subrs] = dict.get(19) ?? []
  return {
    standard: dict.get(20)?.[0] ?? 0,
    nominal: dict.get(21)?.[0] ?? 0,
    subroutines: subrs === undefined ? [] : readIndex(bytes, offset + subrs)[0],
  }
}

/** The SID or CID of each glyph. */
const readCharset = (bytes: Uint8Array, offset: number, glyphs: number): readonly number[] => {
  const ids = [0]
  if (offset <= 2) {
    // The predefined character sets: ISOAdobe numbers its glyphs as the strings are.
    for (let glyph = 1; glyph < glyphs; glyph++) ids.push(glyph)
    return ids
  }
  const format = bytes[offset] ?? 0
  let at = offset + 1
  const u16 = (): number => ((bytes[at++] ?? 0) << 8) | (bytes[at++] ?? 0)
  while (ids.length < glyphs && at < bytes.length) {
    const first = u16()
    const left = format === 0 ? 0 : format === 1 ? (bytes[at++] ?? 0) : u16()
    for (let index = 0; index <= left && ids.length < glyphs; index++) ids.push(first + index)
  }
  return ids
}

const readFdSelect = (bytes: Uint8Array, offset: number, glyphs: number): readonly number[] => {
  if (bytes[offset] === 0) return [...bytes.subarray(offset + 1, offset + 1 + glyphs)]
  const u16 = (at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  const out: number[] = []
  const ranges = u16(offset + 1)
  for (let range = 0; range < ranges; range++) {
    const at = offset + 3 + range * 3
    for (let glyph = out.length; glyph < Math.min(u16(at + 3), glyphs); glyph++) out.push(bytes[at + 2] ?? 0)
  }
  return out
}

const readEncoding = (bytes: Uint8Array, offset: number, names: readonly string[]): ReadonlyMap<number, string> => {
  const map = new Map<number, string>()
  if (offset <= 1) {
    const own = new Set(names)
    for (const [code, name] of (encodings.StandardEncoding ?? []).entries()) if (own.has(name)) map.set(code, name)
    return map
  }
  const format = (bytes[offset] ?? 0) & 127
  const count = bytes[offset + 1] ?? 0
  let glyph = 1
  for (let index = 0; index < count; index++) {
    const at = offset + 2 + index * (format === 0 ? 1 : 2)
    const left = format === 0 ? 0 : (bytes[at + 1] ?? 0)
    for (let more = 0; more <= left; more++) map.set((bytes[at] ?? 0) + more, names[glyph++] ?? '.notdef')
  }
  return map
}

/** Reads a CFF program (FontFile3); undefined when it is none. */
export const readCff = (bytes: Uint8Array): FontProgram | undefined => {
  if (bytes[0] !== 1 || bytes.length < 8) return undefined
  const [, afterNames] = readIndex(bytes, bytes[2] ?? 4)
  const [tops, afterTops] = readIndex(bytes, afterNames)
  const [strings, afterStrings] = readIndex(bytes, afterTops)
  const [global] = readIndex(bytes, afterStrings)
  if (!tops[0]) return undefined
  const top = readDict(tops[0])
  const [offset] = top.get(17) ?? []
  if (offset === undefined) return undefined
  const [charstrings] = readIndex(bytes, offset)
  const glyphs = charstrings.length
  const cidKeyed = top.has(1230)
  const ids = readCharset(bytes, top.get(15)?.[0] ?? 0, glyphs)
  const nameOf = (sid: number): string =>
    cffStrings[sid] ?? latin1(strings[sid - cffStrings.length] ?? new Uint8Array())
  const names = cidKeyed ? [] : ids.map(nameOf)
  const dicts = cidKeyed
    ? readIndex(bytes, top.get(1236)?.[0] ?? 0)[0]
        .slice(0, 256)
        .map(readDict)
    : [top]
  const privates = dicts.map((dict) => readPrivate(bytes, dict))
  const select = cidKeyed ? readFdSelect(bytes, top.get(1237)?.[0] ?? 0, glyphs) : []
  const scale = (top.get(1207)?.[0] ?? dicts[0]?.get(1207)?.[0] ?? 0.001) * 1000
  const widthOfGlyph = (glyph: number): number | undefined => {
    const charstring = charstrings[glyph]
    const own = privates[select[glyph] ?? 0]
    if (!charstring || !own) return undefined
    const width = widthIn(charstring, own.subroutines, global)
    if (width === undefined) return undefined
    return (width === 'default' ? own.standard : own.nominal + width) * scale
  }
  const byName = new Map(names.map((name, glyph) => [name, glyph]))
  const byCid = new Map(ids.map((cid, glyph) => [cid, glyph]))
  return {
    format: 'CFF',
    names: new Set(names),
    cids: cidKeyed ? new Set(ids) : undefined,
    glyphs,
    encoding: cidKeyed ? new Map() : readEncoding(bytes, top.get(16)?.[0] ?? 0, names),
    cmaps: [],
    glyphOfName: (name) => byName.get(name),
    widthOfName: (name) => widthOfGlyph(byName.get(name) ?? -1),
    widthOfCid: (cid) => widthOfGlyph(cidKeyed ? (byCid.get(cid) ?? -1) : cid),
    widthOfGlyph,
  }
}
