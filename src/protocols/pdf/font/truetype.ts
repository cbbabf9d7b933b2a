import { latin1 } from '../cos/lexer.ts'
import { macintoshGlyphs } from './encodings.ts'
import type { CmapTable, FontProgram } from './program.ts'

/** Reads big-endian numbers; beyond the end everything is 0. */
class Reader {
  private readonly view: DataView
  readonly length: number
  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.length = bytes.byteLength
  }
  u8(at: number): number {
    return at >= 0 && at < this.length ? this.view.getUint8(at) : 0
  }
  u16(at: number): number {
    return at >= 0 && at + 2 <= this.length ? this.view.getUint16(at) : 0
  }
  u32(at: number): number {
    return at >= 0 && at + 4 <= this.length ? this.view.getUint32(at) : 0
  }
}

const format4 = (reader: Reader, at: number): ((code: number) => number) => {
  const double = reader.u16(at + 6)
  const [ends, starts] = [at + 14, at + 16 + double]
  const [deltas, offsets] = [starts + double, starts + 2 * double]
  return (code) => {
    for (let segment = 0; segment < double; segment += 2) {
      if (code > reader.u16(ends + segment)) continue
      const start = reader.u16(starts + segment)
      if (code < start) return 0
      const delta = reader.u16(deltas + segment)
      const offset = reader.u16(offsets + segment)
      if (offset === 0) return (code + delta) & 0xffff
      const glyph = reader.u16(offsets + segment + offset + (code - start) * 2)
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

const format12 = (reader: Reader, at: number): ((code: number) => number) => {
  const groups = Math.min(reader.u32(at + 12), Math.floor(reader.length / 12))
  return (code) => {
    for (let group = 0; group < groups; group++) {
      const from = at + 16 + group * 12
      if (code >= reader.u32(from) && code <= reader.u32(from + 4))
        return reader.u32(from + 8) + code - reader.u32(from)
    }
    return 0
  }
}

const lookupOf = (reader: Reader, at: number): ((code: number) => number) => {
  switch (reader.u16(at)) {
    case 0:
      return (code) => (code < 256 ? reader.u8(at + 6 + code) : 0)
    case 4:
      return format4(reader, at)
    case 6: {
      const [first, count] = [reader.u16(at + 6), reader.u16(at + 8)]
      return (code) => (code >= first && code < first + count ? reader.u16(at + 10 + (code - first) * 2) : 0)
    }
    case 12:
      return format12(reader, at)
  }
  return () => 0
}

const cmapsOf = (reader: Reader, at: number | undefined): readonly CmapTable[] => {
  if (at === undefined) return []
  const count = Math.min(reader.u16(at + 2), 64)
  return Array.from({ length: count }, (_, index) => {
    const record = at + 4 + index * 8
    const lookup = lookupOf(reader, at + reader.u32(record + 4))
    const known = new Map<number, number>()
    const glyphOf = (code: number): number => {
      const glyph = known.get(code) ?? lookup(code)
      known.set(code, glyph)
      return glyph
    }
    return { platform: reader.u16(record), encoding: reader.u16(record + 2), glyphOf }
  })
}

/** The names of a `post` table of format 1 or 2, by glyph; undefined where it gives none. */
const namesOf = (bytes: Uint8Array, reader: Reader, at: number | undefined): readonly string[] | undefined => {
  if (at === undefined) return undefined
  const format = reader.u32(at)
  if (format === 0x10000) return macintoshGlyphs
  if (format !== 0x20000) return undefined
  const count = reader.u16(at + 32)
  const own: string[] = []
  for (let from = at + 34 + count * 2; from < bytes.length && own.length < count; ) {
    const length = reader.u8(from)
    own.push(latin1(bytes.subarray(from + 1, from + 1 + length)))
    from += length + 1
  }
  return Array.from({ length: count }, (_, glyph) => {
    const index = reader.u16(at + 34 + glyph * 2)
    return macintoshGlyphs[index] ?? own[index - macintoshGlyphs.length] ?? '.notdef'
  })
}

const none = (): undefined => undefined

/** Reads a TrueType program (FontFile2); undefined when it is none. */
export const readTrueType = (bytes: Uint8Array): FontProgram | undefined => {
  const reader = new Reader(bytes)
  const tables = new Map<string, number>()
  const start = latin1(bytes.subarray(0, 4)) === 'ttcf' ? reader.u32(12) : 0
  for (let index = 0; index < Math.min(reader.u16(start + 4), 256); index++) {
    const record = start + 12 + index * 16
    tables.set(latin1(bytes.subarray(record, record + 4)), reader.u32(record + 8))
  }
  const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map((tag) => tables.get(tag))
  if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined) return undefined
  const em = reader.u16(head + 18) || 1000
  const metrics = reader.u16(hhea + 34)
  const glyphs = reader.u16(maxp + 4)
  const names = namesOf(bytes, reader, tables.get('post'))
  const widthOfGlyph = (glyph: number): number | undefined => {
    if (glyph < 0 || glyph >= glyphs || metrics === 0) return undefined
    return (reader.u16(hmtx + 4 * Math.min(glyph, metrics - 1)) * 1000) / em
  }
  return {
    format: 'TrueType',
    names: new Set(names),
    glyphOfName: (name) => {
      const glyph = names?.indexOf(name) ?? -1
      return glyph > 0 ? glyph : undefined
    },
    cids: undefined,
    glyphs,
    encoding: new Map(),
    cmaps: cmapsOf(reader, tables.get('cmap')),
    widthOfName: none,
    widthOfCid: none,
    widthOfGlyph,
  }
}
