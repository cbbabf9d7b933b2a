import { type Cos, CosName } from '../../protocols/pdf/cos/values.ts'
import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import type { Rule } from '../rule.ts'
import { each, whole } from './declare.ts'

const isName = (value: Cos, ...names: readonly string[]): boolean =>
  value instanceof CosName && names.includes(value.name)

/** 6.4: nothing is transparent. */
export const transparencyRules: readonly Rule<PdfFacts>[] = [
  each(
    'pdfa.opaque-states',
    '6.4',
    { fr: 'Chaque état graphique est opaque', en: 'Each graphics state is opaque' },
    ({ used, file }) => [...used.states].map((state) => ({ state, file })),
    ({ state, file }) => {
      const mask = file.get(state, 'SMask')
      if (mask !== null && !isName(mask, 'None'))
        return { fr: 'Un ExtGState a SMask, autre que « None ».', en: 'An ExtGState has SMask other than "None".' }
      const blend = file.get(state, 'BM')
      const modes: readonly Cos[] = Array.isArray(blend) ? blend : [blend]
      if (blend !== null && !modes.every((mode) => isName(file.resolve(mode), 'Normal', 'Compatible')))
        return {
          fr: 'Un ExtGState a un mode de fusion (BM) autre que Normal ou Compatible.',
          en: 'An ExtGState has a blend mode (BM) other than Normal or Compatible.',
        }
      for (const key of ['CA', 'ca']) {
        const alpha = file.numberOf(state.entries.get(key))
        if (alpha !== undefined && Math.abs(alpha - 1) >= 0.000_001)
          return {
            fr: `Un ExtGState a ${key} ${alpha}, attendu 1.0.`,
            en: `An ExtGState has ${key} ${alpha}, expected 1.0.`,
          }
      }
      return undefined
    },
  ),
  whole(
    'pdfa.no-soft-mask',
    '6.4',
    { fr: "Aucun objet externe n'a de masque de transparence", en: 'No XObject has a soft mask' },
    ({ used }) =>
      [...used.images, ...used.forms].some(({ entries }) => entries.has('SMask'))
        ? { fr: 'Une image ou un formulaire a un masque SMask.', en: 'An image or a form has an SMask.' }
        : undefined,
  ),
  whole(
    'pdfa.no-transparency-group',
    '6.4',
    { fr: "Aucun groupe n'est transparent", en: 'No group is transparent' },
    ({ used, pages, file }) =>
      [...pages, ...used.forms].some((dict) =>
        isName(file.get(file.dictOf(dict.entries.get('Group')), 'S'), 'Transparency'),
      )
        ? {
            fr: 'Une page ou un formulaire est un groupe de transparence.',
            en: 'A page or a form is a transparency group.',
          }
        : undefined,
  ),
]
