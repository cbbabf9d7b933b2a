/** Big-endian numbers as bytes of a latin-1 string. */
const u16 = (...values: readonly number[]): string =>
  values.map((value) => String.fromCharCode((value >> 8) & 255, value & 255)).join('')
const u32 = (value: number): string => u16(Math.floor(value / 65_536), value % 65_536)

/** A `cmap` of two glyphs: the code is glyph 1. */
export interface CmapOf {
  readonly platform: number
  readonly encoding: number
  readonly code: number
}

/** A TrueType program of two glyphs, .notdef and one `width` thousandths wide: all that a reader of metrics needs. */
export const trueTypeOf = (cmaps: readonly CmapOf[], width = 500): string => {
  const subtables = cmaps.map(({ code }) => u16(6, 12, 0, code, 1, 1))
  const header = u16(0, cmaps.length)
  const records = cmaps.map(
    ({ platform, encoding }, index) => u16(platform, encoding) + u32(4 + cmaps.length * 8 + index * 12),
  )
  const tables: Readonly<Record<string, string>> = {
    cmap: header + records.join('') + subtables.join(''),
    head: '\0'.repeat(18) + u16(1000) + '\0'.repeat(34),
    hhea: '\0'.repeat(34) + u16(2),
    hmtx: u16(0, 0, width, 0),
    maxp: u32(0x10000) + u16(2),
  }
  const tags = Object.keys(tables)
  let at = 12 + tags.length * 16
  const directory = tags.map((tag) => {
    const length = tables[tag]?.length ?? 0
    const record = tag + u32(0) + u32(at) + u32(length)
    at += length
    return record
  })
  return u32(0x10000) + u16(tags.length, 0, 0, 0) + directory.join('') + Object.values(tables).join('')
}

const encrypt = (text: string, key: number): string => {
  let state = key
  return [...text]
    .map((character) => {
      const byte = (character.charCodeAt(0) ^ (state >> 8)) & 255
      state = ((byte + state) * 52_845 + 22_719) & 0xffff
      return String.fromCharCode(byte)
    })
    .join('')
}

/** A Type 1 program whose glyphs all have the width 100. */
export const type1Of = (...names: readonly string[]): string => {
  // 0 100 hsbw endchar
  const charstring = encrypt('\0\0\0\0\x8b\xef\x0d\x0e', 4330)
  const glyphs = ['.notdef', ...names].map((name) => `/${name} ${charstring.length} RD ${charstring} ND\n`)
  const hidden = `\0\0\0\0dup /Private 8 dict dup begin /lenIV 4 def 2 index /CharStrings ${glyphs.length} dict dup begin\n${glyphs.join('')}end\n`
  const clear =
    '%!PS-AdobeFont-1.0: Own\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/Encoding StandardEncoding def\ncurrentfile eexec\n'
  return clear + encrypt(hidden, 55_665)
}

/** A CFF program of one glyph after .notdef, `name` that is not a standard string, and a width of 300. */
export const cffOf = (name: string): string => {
  const index = (...items: readonly string[]): string => {
    if (items.length === 0) return u16(0)
    let at = 1
    const offsets = [1, ...items.map((item) => (at += item.length))].map((offset) => String.fromCharCode(offset))
    return `${u16(items.length)}\x01${offsets.join('')}${items.join('')}`
  }
  const number = (value: number): string => `\x1d${u32(value)}`
  const charstrings = index('\x0e', `${String.fromCharCode(139 + 0)}\x0e`)
  const dict = (charset: number, glyphs: number, hidden: number): string =>
    `${number(charset)}\x0f${number(glyphs)}\x11${number(4)}${number(hidden)}\x12`
  const start = `\x01\0\x04\x01${index('Own')}`
  const after = index(name) + index()
  const size = start.length + index(dict(0, 0, 0)).length + after.length
  const charset = `\0${u16(391)}`
  const top = dict(size, size + charset.length, size + charset.length + charstrings.length)
  // nominalWidthX 300
  return `${start + index(top) + after + charset + charstrings}\x1c${u16(300)}\x15`
}
