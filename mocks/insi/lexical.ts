import type { Answer, Note } from '../../src/model/service.ts'
import type { Text } from '../../src/model/text.ts'
import { birthNameProblems, givenNameProblems, type LexicalProblem } from '../../src/protocols/ins/names.ts'
import { insiFault } from './answer.ts'
import { insiAssumptions } from './assumptions.ts'
import { insiNotes } from './notes.ts'
import type { InsiState } from './state.ts'

interface Asked {
  readonly nomNaissance: string | undefined
  readonly prenoms: readonly string[]
  readonly sexe?: string | undefined
}

const lexicalWords = {
  empty: { fr: 'vide', en: 'empty' },
  characters: { fr: 'caractère interdit', en: 'forbidden character' },
  'first-character': { fr: 'premier caractère interdit', en: 'forbidden first character' },
  'last-character': { fr: 'dernier caractère interdit', en: 'forbidden last character' },
  'double-hyphen': { fr: 'double tiret', en: 'double hyphen' },
  'triple-hyphen': { fr: 'triple tiret', en: 'triple hyphen' },
  'doubled-space-or-apostrophe': { fr: 'espace ou apostrophe doublée', en: 'doubled space or apostrophe' },
} as const satisfies Readonly<Record<LexicalProblem, Text>>

const told = (trait: string, value: string, problems: readonly LexicalProblem[]): readonly Note[] =>
  problems.length === 0
    ? []
    : [
        insiNotes.lexical.with({
          trait,
          value,
          problems: {
            fr: problems.map((one) => lexicalWords[one].fr).join(', '),
            en: problems.map((one) => lexicalWords[one].en).join(', '),
          },
        }),
      ]

/** The fault for names outside the lexical rules (EF_INS01_03, EF_INS10_01 and 02) or for a sex that is not M or F. */
export const lexicalRefusal = (
  { nomNaissance, prenoms, sexe }: Asked,
  relatesTo: string | undefined,
  state: InsiState,
): Answer | undefined => {
  const notes = [
    ...(nomNaissance === undefined ? [] : told('NomNaissance', nomNaissance, birthNameProblems(nomNaissance))),
    ...prenoms.flatMap((prenom) => told('Prenom', prenom, givenNameProblems(prenom))),
  ]
  if (notes.length > 0) {
    const reason = 'Caracteres interdits dans un nom ou un prenom'
    return {
      response: insiFault(relatesTo, state, { code: 'Sender', erreur: 'insi_101', reason }),
      assumptions: [insiAssumptions.badCharacters.id],
      notes,
    }
  }
  if (sexe === undefined || sexe === 'M' || sexe === 'F') return undefined
  return {
    response: insiFault(relatesTo, state, { code: 'Sender', erreur: 'insi_24', reason: 'Format du sexe incorrect' }),
    assumptions: [insiAssumptions.sexFormat.id],
    notes: [insiNotes.sexOther.with({ sex: sexe })],
  }
}
