import type { Identity } from '../../../src/model/pilot.ts'
import type { Resultat } from '../../../src/protocols/ins/resultat.ts'
import type { ProductContext } from '../context.ts'
import { type AskedTraits, rechercher } from './insi-client.ts'

const unknownPlace = '99999'

/**
 * The questions to put to INSi for one person, in order: the first given name, each other one, then all of them with the
 * place of birth, which tells homonyms apart.
 */
const questions = (identity: Identity): readonly AskedTraits[] => {
  const { nomNaissance, sexe, dateNaissance, lieuNaissance, premierPrenom } = identity
  const known = { nomNaissance, sexe, dateNaissance }
  const others = identity.prenomsNaissance.split(' ').filter((prenom) => prenom !== premierPrenom)
  return [
    { ...known, prenoms: [premierPrenom] },
    ...others.map((prenom) => ({ ...known, prenoms: [prenom] })),
    ...(lieuNaissance === unknownPlace ? [] : [{ ...known, prenoms: [premierPrenom], lieuNaissance }]),
  ]
}

/** Asks INSi until one question finds exactly one person; the last answer otherwise. Every call is traced. */
export const recover = async (context: ProductContext, identity: Identity): Promise<Resultat> => {
  let last: Resultat | undefined
  for (const asked of questions(identity)) {
    last = await rechercher(context, asked)
    if (!context.has('ins.insi-calls-not-traced')) {
      const returned = context.has('ins.insi-answers-not-traced') ? undefined : last
      context.trace('insi.rechercherInsAvecTraitsIdentite', { patientId: identity.patientId, asked, returned })
    }
    if (last.code === '00') return last
  }
  if (!last) throw new Error('aucune question à poser à INSi')
  return last
}
