import type { ContentFacts, FontUse } from '../content/used.ts'
import type { CosFile } from '../cos/file.ts'
import { CosDict, CosName, CosStream } from '../cos/values.ts'
import { readCff } from './cff.ts'
import { type Composite, compositeOf } from './composite.ts'
import type { FontProgram } from './program.ts'
import { type Shown, type Simple, simpleOf } from './simple.ts'
import { readTrueType } from './truetype.ts'
import { readType1 } from './type1.ts'

/** Programs of fonts are at most some megabytes. */
const largestProgram = 24 * 1024 * 1024

/** A font that content shows text with. */
export interface UsedFont {
  /** Its `Subtype`. */
  readonly kind: string | undefined
  readonly name: string
  readonly typed: boolean
  readonly hasBaseFont: boolean
  /** Whether its program is in the file: that of its descendant for a composite font. */
  readonly embedded: boolean
  /** The `Subtype` of a FontFile3. */
  readonly programKind: string | undefined
  /** Shown only with rendering mode 3, that paints nothing. */
  readonly invisible: boolean
  readonly symbolic: boolean | undefined
  /** Whether its name says that it is a subset: `ABCDEF+Name`. */
  readonly subset: boolean
  /** Names of the descriptor's `CharSet`. */
  readonly charSet: ReadonlySet<string> | undefined
  /** CIDs of the descriptor's `CIDSet`. */
  readonly cidSet: ReadonlySet<number> | undefined
  readonly program: FontProgram | undefined
  readonly simple: Simple | undefined
  readonly composite: Composite | undefined
  /** Glyphs that text shows, with their widths. */
  readonly shown: readonly Shown[]
}

const programOf = (file: CosFile, descriptor: CosDict | undefined): FontProgram | undefined => {
  for (const [key, read] of [
    ['FontFile', readType1],
    ['FontFile2', readTrueType],
    ['FontFile3', readCff],
  ] as const) {
    const stream = file.streamOf(descriptor?.entries.get(key))
    if (!stream) continue
    const content = file.contentOf(stream, largestProgram)
    return typeof content === 'string' ? undefined : read(content)
  }
  return undefined
}

const namesIn = (charSet: string | undefined): ReadonlySet<string> | undefined =>
  charSet === undefined
    ? undefined
    : new Set(
        charSet
          .split('/')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      )

const bitsIn = (bytes: Uint8Array): ReadonlySet<number> => {
  const set = new Set<number>()
  for (const [index, byte] of bytes.entries())
    for (let bit = 0; bit < 8; bit++) if (byte & (128 >> bit)) set.add(index * 8 + bit)
  return set
}

const cidSetIn = (file: CosFile, descriptor: CosDict | undefined): ReadonlySet<number> | undefined => {
  const stream = file.streamOf(descriptor?.entries.get('CIDSet'))
  const content = stream && file.contentOf(stream, 8192 * 2)
  return content === undefined || typeof content === 'string' ? undefined : bitsIn(content)
}

const usedFont = (file: CosFile, { font, painted, invisible }: FontUse): UsedFont => {
  const kind = file.nameOf(font.entries.get('Subtype'))
  const [descendant] = file.arrayOf(font.entries.get('DescendantFonts'))
  const own = kind === 'Type0' ? (file.dictOf(descendant) ?? new CosDict(new Map())) : font
  const descriptor = file.dictOf(own.entries.get('FontDescriptor'))
  const flags = file.numberOf(descriptor?.entries.get('Flags'))
  const file3 = file.get(descriptor, 'FontFile3')
  const program = programOf(file, descriptor)
  const name = file.nameOf(font.entries.get('BaseFont'))
  const composite = kind === 'Type0' ? compositeOf(file, font, own, program, painted) : undefined
  const simple = kind === 'Type0' || kind === 'Type3' ? undefined : simpleOf(file, font, kind, program, flags, painted)
  return {
    kind,
    name: name ?? kind ?? '(?)',
    typed: [font, own].every((dict) => file.nameOf(dict.entries.get('Type')) === 'Font'),
    hasBaseFont: [font, own].every((dict) => file.get(dict, 'BaseFont') instanceof CosName),
    embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((key) => file.streamOf(descriptor?.entries.get(key))),
    programKind: file3 instanceof CosStream ? (file.nameOf(file3.dict.entries.get('Subtype')) ?? '(?)') : undefined,
    invisible,
    symbolic: flags === undefined ? undefined : (flags & 4) !== 0,
    subset: /^[A-Z]{6}\+/.test(name ?? ''),
    charSet: namesIn(file.stringOf(descriptor?.entries.get('CharSet'))),
    cidSet: cidSetIn(file, descriptor),
    program,
    simple: simple?.facts,
    composite: composite?.facts,
    shown: simple?.shown ?? composite?.shown ?? [],
  }
}

export const usedFonts = (file: CosFile, used: ContentFacts): readonly UsedFont[] =>
  [...used.fonts.values()].map((use) => usedFont(file, use))
