import type { Answer } from '../../src/model/service.ts'
import { birthNameProblems, givenNameProblems, type LexicalProblem } from '../../src/protocols/ins/names.ts'
import { insiFault } from './answer.ts'
import { insiAssumptions } from './assumptions.ts'
import type { InsiState } from './state.ts'

interface Asked {
  readonly nomNaissance: string | undefined
  readonly prenoms: readonly string[]
  readonly sexe?: string | undefined
}

const told = (trait: string, value: string, problems: readonly LexicalProblem[]): readonly string[] =>
  problems.length === 0 ? [] : [`${trait} ${JSON.stringify(value)}: ${problems.join(', ')}`]

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
    notes: [`Sexe is ${sexe}: M or F is expected, an undetermined sex is never sent`],
  }
}
