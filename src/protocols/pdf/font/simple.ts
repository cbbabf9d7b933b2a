import type { CosFile } from '../cos/file.ts'
import { CosDict, CosName } from '../cos/values.ts'
import { encodings } from './encodings.ts'
import type { CmapTable, FontProgram } from './program.ts'

/** A glyph that text shows. */
export interface Shown {
  /** Its code or CID, in hexadecimal. */
  readonly code: string
  /** Whether the program has it; undefined where that is not known. */
  readonly present: boolean | undefined
  /** Widths in thousandths of the em; undefined where they are not known. */
  readonly programWidth: number | undefined
  readonly declaredWidth: number | undefined
}

/** What a simple font's dictionary says (PDF Reference 1.4, 5.5). */
export interface Simple {
  readonly firstChar: number | undefined
  readonly lastChar: number | undefined
  /** How many widths there are; undefined when there is no array. */
  readonly widths: number | undefined
  /** The name of the encoding, or that of the base of an encoding dictionary. */
  readonly encoding: string | undefined
  readonly hasEncoding: boolean
  readonly hasDifferences: boolean
}

const cp1252 = new TextDecoder('windows-1252')
const macintosh = new TextDecoder('macintosh')

const unicodeOf = (encoding: string, code: number): number | undefined =>
  (encoding === 'MacRomanEncoding' ? macintosh : cp1252).decode(Uint8Array.of(code)).codePointAt(0)

const table = (cmaps: readonly CmapTable[], platform: number, encoding: number): CmapTable | undefined =>
  cmaps.find((cmap) => cmap.platform === platform && cmap.encoding === encoding)

/** The glyph of a code in a TrueType program (PDF Reference 1.4, 5.5.5); undefined where no rule says it. */
const trueTypeGlyph = (
  program: FontProgram,
  code: number,
  symbolic: boolean,
  encoding: string | undefined,
): number | undefined => {
  const { cmaps } = program
  const roman = table(cmaps, 1, 0)
  if (symbolic || encoding === undefined) {
    const symbol = table(cmaps, 3, 0)
    if (symbol) return symbol.glyphOf(code) || symbol.glyphOf(0xf000 + code) || roman?.glyphOf(code) || 0
    return roman?.glyphOf(code)
  }
  const unicode = table(cmaps, 3, 1)
  const character = unicodeOf(encoding, code)
  const name = encodings[encoding]?.[code]
  const macintosh = name === undefined ? -1 : (encodings.MacRomanEncoding?.indexOf(name) ?? -1)
  const found =
    (character === undefined ? 0 : unicode?.glyphOf(character)) ||
    (macintosh < 0 ? 0 : roman?.glyphOf(macintosh)) ||
    (name === undefined ? 0 : program.glyphOfName(name))
  // A program without a table for this encoding leaves the choice to the reader.
  return found || (unicode || roman ? 0 : undefined)
}

/** The name of each code, by the encoding of the dictionary over that of the program. */
const namesByCode = (
  file: CosFile,
  font: CosDict,
  base: string | undefined,
  program: FontProgram,
  symbolic: boolean,
): ReadonlyMap<number, string> => {
  const named = base === undefined ? undefined : encodings[base]
  const names = new Map<number, string>(named ? named.entries() : program.encoding)
  const encoding = file.resolve(font.entries.get('Encoding'))
  if (!named && !symbolic && names.size === 0 && encoding instanceof CosDict)
    for (const [code, name] of (encodings.StandardEncoding ?? []).entries()) names.set(code, name)
  let code = 0
  for (const item of encoding instanceof CosDict ? file.arrayOf(encoding.entries.get('Differences')) : []) {
    const value = file.resolve(item)
    if (typeof value === 'number') code = value
    else if (value instanceof CosName) names.set(code++, value.name)
  }
  return names
}

const codesIn = (painted: ReadonlySet<string>): ReadonlySet<number> => {
  const codes = new Set<number>()
  for (const text of painted)
    for (let at = 0; at < text.length && codes.size < 256; at++) codes.add(text.charCodeAt(at))
  return codes
}

export const simpleOf = (
  file: CosFile,
  font: CosDict,
  kind: string | undefined,
  program: FontProgram | undefined,
  flags: number | undefined,
  painted: ReadonlySet<string>,
): { readonly facts: Simple; readonly shown: readonly Shown[] } => {
  const { entries } = font
  const encoding = file.resolve(entries.get('Encoding'))
  const base =
    encoding instanceof CosName ? encoding.name : file.nameOf(file.dictOf(encoding)?.entries.get('BaseEncoding'))
  const widths = file.resolve(entries.get('Widths'))
  const [firstChar, lastChar] = ['FirstChar', 'LastChar'].map((key) => file.numberOf(entries.get(key)))
  const facts: Simple = {
    firstChar,
    lastChar,
    widths: Array.isArray(widths) ? widths.length : undefined,
    encoding: base,
    hasEncoding: encoding !== null,
    hasDifferences: encoding instanceof CosDict && encoding.entries.has('Differences'),
  }
  const declared = (code: number): number | undefined =>
    Array.isArray(widths) && firstChar !== undefined ? file.numberOf(widths[code - firstChar]) : undefined
  if (!program) return { facts, shown: [] }
  const symbolic = flags !== undefined && (flags & 4) !== 0
  const names = kind === 'TrueType' ? new Map<number, string>() : namesByCode(file, font, base, program, symbolic)
  const shown = [...codesIn(painted)].map((code): Shown => {
    const said = { code: code.toString(16), declaredWidth: declared(code) }
    if (program.format === 'TrueType') {
      const glyph = trueTypeGlyph(program, code, symbolic, base)
      return {
        ...said,
        present: glyph === undefined ? undefined : glyph > 0 && glyph < program.glyphs,
        programWidth: glyph === undefined || glyph === 0 ? undefined : program.widthOfGlyph(glyph),
      }
    }
    const name = names.get(code)
    if (name === undefined) return { ...said, present: undefined, programWidth: undefined }
    return { ...said, present: program.names.has(name), programWidth: program.widthOfName(name) }
  })
  return { facts, shown }
}
