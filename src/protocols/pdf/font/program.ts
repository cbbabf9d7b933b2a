/** A font program, as far as PDF/A-1 asks: which glyphs it has, and how wide they are, in thousandths of the em. */
export interface FontProgram {
  readonly format: 'TrueType' | 'CFF' | 'Type1'
  /** Names of its glyphs; empty for a program that names none. */
  readonly names: ReadonlySet<string>
  /** CIDs of its glyphs, for a CID-keyed program; undefined for the others. */
  readonly cids: ReadonlySet<number> | undefined
  readonly glyphs: number
  /** The name of the glyph of each code, by the program's own encoding. */
  readonly encoding: ReadonlyMap<number, string>
  /** The encodings of a TrueType `cmap`, in order. */
  readonly cmaps: readonly CmapTable[]
  /** Undefined where the width is not known. */
  /** The glyph that a TrueType program names so. */
  glyphOfName(name: string): number | undefined
  widthOfName(name: string): number | undefined
  widthOfCid(cid: number): number | undefined
  widthOfGlyph(glyph: number): number | undefined
}

/** One encoding of a TrueType font. */
export interface CmapTable {
  readonly platform: number
  readonly encoding: number
  glyphOf(code: number): number
}
