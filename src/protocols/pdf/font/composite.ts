import type { CosFile } from '../cos/file.ts'
import { type CosDict, CosStream } from '../cos/values.ts'
import { type Cmap, identityCids, readCmap } from './cmap.ts'
import type { FontProgram } from './program.ts'
import type { Shown } from './simple.ts'

/** What a composite font's dictionaries say (PDF Reference 1.4, 5.6). */
export interface Composite {
  /** The `Subtype` of its descendant. */
  readonly kind: string | undefined
  /** Whether its CMap is Identity-H or Identity-V. */
  readonly identity: boolean
  readonly cmapName: string
  readonly cmap: Cmap | undefined
  /** The `WMode` of the CMap's dictionary: 0 when it says none. */
  readonly declaredMode: number
  /** Registry and ordering of the descendant and of the CMap. */
  readonly fontSystem: string | undefined
  readonly cmapSystem: string | undefined
  /** Whether `CIDToGIDMap` is a stream or Identity. */
  readonly mapped: boolean
  /** CIDs that text shows. */
  readonly cids: ReadonlySet<number>
}

const largestCmap = 8 * 1024 * 1024
const mostCids = 65_536
const mostRanges = 5000

const systemOf = (file: CosFile, dict: CosDict | undefined): string | undefined => {
  const registry = file.stringOf(dict?.entries.get('Registry'))
  const ordering = file.stringOf(dict?.entries.get('Ordering'))
  return registry === undefined || ordering === undefined ? undefined : `${registry}-${ordering}`
}

/** Widths by CID: `c [w1 w2…]` and `first last w`. */
const widthsOf = (file: CosFile, font: CosDict): ((cid: number) => number | undefined) => {
  const standard = file.numberOf(font.entries.get('DW')) ?? 1000
  const items = file.arrayOf(font.entries.get('W'))
  const single = new Map<number, number>()
  const ranges: (readonly [number, number, number])[] = []
  for (let at = 0; at < items.length; ) {
    const first = file.numberOf(items[at])
    const second = file.resolve(items[at + 1])
    if (first === undefined) break
    if (Array.isArray(second)) {
      for (const [index, width] of second.entries()) single.set(first + index, file.numberOf(width) ?? 0)
      at += 2
    } else if (typeof second === 'number') {
      if (ranges.length >= mostRanges) break
      ranges.push([first, second, file.numberOf(items[at + 2]) ?? 0])
      at += 3
    } else break
  }
  return (cid) => single.get(cid) ?? ranges.find(([first, last]) => cid >= first && cid <= last)?.[2] ?? standard
}

export const compositeOf = (
  file: CosFile,
  font: CosDict,
  descendant: CosDict,
  program: FontProgram | undefined,
  painted: ReadonlySet<string>,
): { readonly facts: Composite; readonly shown: readonly Shown[] } => {
  const encoding = file.resolve(font.entries.get('Encoding'))
  const stream = encoding instanceof CosStream ? encoding : undefined
  const cmapName = file.nameOf(encoding) ?? file.nameOf(stream?.dict.entries.get('CMapName')) ?? '(?)'
  const identity = cmapName === 'Identity-H' || cmapName === 'Identity-V'
  const content = stream && file.contentOf(stream, largestCmap)
  const cmap = content === undefined || typeof content === 'string' ? undefined : readCmap(content)
  const map = file.resolve(descendant.entries.get('CIDToGIDMap'))
  const table = map instanceof CosStream ? file.contentOf(map, 262_144) : undefined
  const cids = new Set<number>()
  for (const text of painted) {
    if (cids.size >= mostCids) break
    for (const cid of cmap ? cmap.cidsOf(text) : identity ? identityCids(text) : [])
      if (cid !== undefined) cids.add(cid)
  }
  const own = systemOf(file, file.dictOf(stream?.dict.entries.get('CIDSystemInfo')))
  const facts: Composite = {
    kind: file.nameOf(descendant.entries.get('Subtype')),
    identity,
    cmapName,
    cmap,
    declaredMode: file.numberOf(stream?.dict.entries.get('WMode')) ?? 0,
    fontSystem: systemOf(file, file.dictOf(descendant.entries.get('CIDSystemInfo'))),
    cmapSystem:
      own ??
      (cmap?.registry === undefined || cmap.ordering === undefined ? undefined : `${cmap.registry}-${cmap.ordering}`),
    mapped: map instanceof CosStream || file.nameOf(map) === 'Identity',
    cids,
  }
  if (!program) return { facts, shown: [] }
  const declared = widthsOf(file, descendant)
  const glyphOf = (cid: number): number =>
    table === undefined || typeof table === 'string' ? cid : ((table[cid * 2] ?? 0) << 8) | (table[cid * 2 + 1] ?? 0)
  const shown = [...cids].map((cid): Shown => {
    const said = { code: cid.toString(16), declaredWidth: declared(cid) }
    if (program.format === 'TrueType') {
      const glyph = glyphOf(cid)
      return {
        ...said,
        present: glyph < program.glyphs && (glyph > 0 || cid === 0),
        programWidth: program.widthOfGlyph(glyph),
      }
    }
    const present = program.cids ? program.cids.has(cid) : cid < program.glyphs
    return { ...said, present, programWidth: present ? program.widthOfCid(cid) : undefined }
  })
  return { facts, shown }
}
