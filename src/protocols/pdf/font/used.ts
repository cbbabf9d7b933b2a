import type { ContentFacts } from '../content/used.ts'
import type { CosFile } from '../cos/file.ts'
import { CosDict } from '../cos/values.ts'

/** A font that content shows text with. */
export interface UsedFont {
  /** Its `Subtype`. */
  readonly kind: string | undefined
  readonly name: string
  /** Whether its program is in the file: that of its descendant for a composite font. */
  readonly embedded: boolean
  /** Shown only with rendering mode 3, that paints nothing. */
  readonly invisible: boolean
}

export const usedFonts = (file: CosFile, used: ContentFacts): readonly UsedFont[] =>
  [...used.fonts.values()].map(({ font, invisible }) => {
    const kind = file.nameOf(font.entries.get('Subtype'))
    const [descendant] = file.arrayOf(font.entries.get('DescendantFonts'))
    const own = kind === 'Type0' ? file.dictOf(descendant) : font
    const descriptor = file.dictOf((own ?? new CosDict(new Map())).entries.get('FontDescriptor'))
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => file.streamOf(descriptor?.entries.get(key)))
    return { kind, name: file.nameOf(font.entries.get('BaseFont')) ?? kind ?? '(sans nom)', embedded, invisible }
  })
