import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import type { RuleSet } from '../rule.ts'
import { fileStructureRules } from './file-structure.ts'
import { fontRules } from './fonts.ts'
import { glyphRules } from './glyphs.ts'
import { graphicsRules } from './graphics.ts'
import { actionRules, annotationRules, formRules } from './interaction.ts'
import { limitRules } from './limits.ts'
import { metadataRules } from './metadata.ts'
import { transparencyRules } from './transparency.ts'

/** ISO 19005-1, level B, in the order of its clauses. */
export const pdfaRules: RuleSet<PdfFacts> = {
  name: 'banc/pdfa1-precontrole',
  version: '2',
  rules: [
    ...fileStructureRules,
    ...limitRules,
    ...graphicsRules,
    ...fontRules,
    ...glyphRules,
    ...transparencyRules,
    ...annotationRules,
    ...actionRules,
    ...metadataRules,
    ...formRules,
  ],
}
