import type { Text } from '../../model/text.ts'
import { type DatamatrixReading, parseDatamatrix } from '../../protocols/ins/datamatrix.ts'
import { fact } from '../fact.ts'
import { type RuleSet, rule } from '../rule.ts'

const clause = 'Format datamatrix INS 2.2 (source indirecte)'

const sentences: Readonly<Record<DatamatrixReading['problems'][number]['code'], Text>> = {
  header: { fr: "l'en-tête n'est pas IS01 suivi de 22 zéros", en: 'the header is not IS01 and 22 zeros' },
  'unknown-field': { fr: 'champ inconnu', en: 'unknown field' },
  'repeated-field': { fr: 'champ répété', en: 'repeated field' },
  'missing-field': { fr: 'champ absent', en: 'missing field' },
  length: { fr: 'longueur fausse', en: 'wrong length' },
  'separator-missing': { fr: 'séparateur GS absent', en: 'GS separator missing' },
  'separator-superfluous': { fr: 'séparateur GS de trop', en: 'superfluous GS separator' },
  characters: { fr: 'caractères interdits', en: 'forbidden characters' },
  key: { fr: 'clé du matricule fausse', en: 'wrong key of the matricule' },
}

/** How a text departs from the format, in words. */
const spelled = (problems: DatamatrixReading['problems'], lang: keyof Text): string =>
  problems.map(({ code, field }) => `${field ? `${field} ` : ''}${sentences[code][lang]}`).join(', ')

/** A code's text, with its separators made visible. */
export const legible = (code: string): string => code.replaceAll('\u001d', '␝')

export const datamatrixFollowsItsFormat = rule<readonly string[], string>({
  id: 'datamatrix.format',
  clause,
  assumption: 'insi.datamatrix-format',
  severity: 'warning',
  title: { fr: 'Le datamatrix INS suit son format', en: 'The datamatrix INS follows its format' },
  facts: (texts) => texts.map((text) => fact(text)),
  judge: (text) => {
    const { problems } = parseDatamatrix(text)
    const departures = { fr: spelled(problems, 'fr'), en: spelled(problems, 'en') }
    return {
      ok: problems.length === 0,
      expected: { fr: 'le format datamatrix INS 2.2', en: 'the format datamatrix INS 2.2' },
      actual: problems.length > 0 ? departures : legible(text),
      sentence: {
        fr: `Le datamatrix INS ne suit pas son format : ${departures.fr}.`,
        en: `The datamatrix INS does not follow its format: ${departures.en}.`,
      },
    }
  },
})

/** The texts of the datamatrix INS of a page. The format is known second-hand: these rules warn at most. */
export const datamatrixRules: RuleSet<readonly string[]> = {
  name: 'banc/datamatrix-ins',
  version: '2.2',
  rules: [
    datamatrixFollowsItsFormat,
    rule<readonly string[], readonly string[]>({
      id: 'datamatrix.present',
      clause: "Guide d'implémentation INS, règle 32 (papier, identité qualifiée)",
      severity: 'info',
      title: { fr: 'La première page porte un datamatrix INS', en: 'The first page has a datamatrix INS' },
      facts: (texts) => [fact(texts)],
      judge: (texts) =>
        texts.length > 0
          ? undefined
          : {
              fr: "Aucun datamatrix INS n'a été lu sur la première page : il est attendu à l'impression quand l'identité est qualifiée.",
              en: 'No datamatrix INS was read on the first page: it is expected in print when the identity is qualified.',
            },
    }),
  ],
}
