import type { CarteVitale, Identity } from '../../../src/model/pilot.ts'
import type { InsiOperation } from '../../../src/protocols/ins/namespaces.ts'
import type { Resultat } from '../../../src/protocols/ins/resultat.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { type AskedTraits, rechercher, rechercherAvecCarte } from './insi-client.ts'

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

export const insiCallsNotTraced = defect(
  'ins.insi-calls-not-traced',
  'fail',
  ['ins.insiCallsAreTraced', 'ins.insiAnswersAreTraced'],
  'Les appels à INSi ne sont pas tracés',
  'Calls of INSi are not traced',
)

export const insiAnswersNotTraced = defect(
  'ins.insi-answers-not-traced',
  'fail',
  ['ins.insiAnswersAreTraced'],
  'Le retour d’INSi n’est pas tracé',
  'INSi’s answer is not traced',
)

/** Writes down a call and its answer (rules 37 and 39). */
const traceCall = (
  context: ProductContext,
  operation: InsiOperation,
  patientId: string,
  asked: object,
  answer: Resultat,
) => {
  if (context.has(insiCallsNotTraced)) return
  const returned = context.has(insiAnswersNotTraced) ? undefined : answer
  context.trace(`insi.${operation}`, { patientId, asked, returned })
}

/** Asks INSi until one question finds exactly one person; the last answer otherwise. Every call is traced. */
export const recover = async (context: ProductContext, identity: Identity): Promise<Resultat> => {
  let last: Resultat | undefined
  for (const asked of questions(identity)) {
    last = await rechercher(context, asked)
    traceCall(context, 'rechercherInsAvecTraitsIdentite', identity.patientId, asked, last)
    if (last.code === '00') return last
  }
  if (!last) throw new Error('aucune question à poser à INSi')
  return last
}

/** Asks INSi by what the Vitale card says; the call is traced. */
export const recoverByCard = async (
  context: ProductContext,
  patientId: string,
  card: CarteVitale,
): Promise<Resultat> => {
  const answer = await rechercherAvecCarte(context, card)
  traceCall(context, 'rechercherInsAvecCarteVitale', patientId, card, answer)
  return answer
}
