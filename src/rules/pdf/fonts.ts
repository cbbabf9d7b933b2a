import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import type { Rule } from '../rule.ts'
import { each } from './declare.ts'

/** 6.3: fonts. */
export const fontRules: readonly Rule<PdfFacts>[] = [
  each(
    'pdfa.fonts-embedded',
    '6.3.4',
    { fr: 'Chaque police est incorporée', en: 'Every font is embedded' },
    ({ fonts }) => fonts.filter(({ kind, invisible }) => kind !== 'Type3' && !invisible),
    ({ name, embedded }) =>
      embedded ? undefined : { fr: `La police ${name} n'est pas incorporée.`, en: `The font ${name} is not embedded.` },
  ),
]
