import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import type { Composite } from '../../protocols/pdf/font/composite.ts'
import type { Simple } from '../../protocols/pdf/font/simple.ts'
import type { UsedFont } from '../../protocols/pdf/font/used.ts'

export interface OnSimple extends UsedFont {
  readonly simple: Simple
}
export interface OnComposite extends UsedFont {
  readonly composite: Composite
}
export const simple = ({ fonts }: PdfFacts): readonly OnSimple[] =>
  fonts.filter((font): font is OnSimple => font.simple !== undefined)
export const composite = ({ fonts }: PdfFacts): readonly OnComposite[] =>
  fonts.filter((font): font is OnComposite => font.composite !== undefined)

export const rendered = ({ fonts }: PdfFacts): readonly UsedFont[] =>
  fonts.filter(({ kind, invisible }) => kind !== 'Type3' && !invisible)
