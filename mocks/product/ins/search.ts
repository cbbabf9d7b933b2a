import type { Identity } from '../../../src/model/pilot.ts'
import { isMatricule } from '../../../src/protocols/ins/matricule.ts'
import { findsName } from '../../../src/protocols/ins/names.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { actingAs } from './acting.ts'

export const corsicaAsANumber = defect(
  'ins.corsica-as-a-number',
  'fail',
  ['ins.searchByMatriculeFindsThePerson'],
  'Un matricule né en Corse est traité comme un nombre : sa lettre est refusée',
  'A matricule of Corsica is handled as a number: its letter is refused',
)

export const searchIgnoresKey = defect(
  'ins.search-ignores-key',
  'fail',
  ['ins.searchRefusesAWrongKey'],
  'La recherche par matricule accepte une clé fausse',
  'The search by matricule accepts a wrong key',
)

export const searchAccepts13Characters = defect(
  'ins.search-accepts-13-characters',
  'fail',
  ['ins.searchRefusesAMissingKey'],
  'La recherche par matricule accepte 13 caractères sans clé',
  'The search by matricule accepts 13 characters without a key',
)

const acceptsEntry = (matricule: string, context: ProductContext): boolean =>
  (isMatricule(matricule) && !(context.has(corsicaAsANumber) && Number.isNaN(Number(matricule)))) ||
  (context.has(searchIgnoresKey) && matricule.length === 15) ||
  (context.has(searchAccepts13Characters) && matricule.length === 13)

export const searchMindsPunctuation = defect(
  'ins.search-minds-punctuation',
  'fail',
  ['ins.searchIgnoresPunctuation'],
  'La recherche tient compte des tirets et des accents',
  'The search minds hyphens and accents',
)

export const searchWantsWholeNames = defect(
  'ins.search-wants-whole-names',
  'fail',
  ['ins.searchByDateAndNameIgnoresWhichName', 'ins.searchByDateAndGivenNameIgnoresWhichName'],
  'La recherche veut des noms entiers',
  'The search wants whole names',
)

const begins = (typed: string, known: readonly (string | undefined)[], { has }: ProductContext): boolean =>
  known.some((name = '') => {
    if (has(searchMindsPunctuation)) return name.startsWith(typed)
    return findsName(typed, name, { partial: !has(searchWantsWholeNames) })
  })

export const searchForgetsUsedName = defect(
  'ins.search-forgets-used-name',
  'fail',
  ['ins.searchByDateAndNameIgnoresWhichName'],
  'La recherche ne regarde pas le nom utilisé',
  'The search does not look at the used name',
)

export const searchForgetsUsedGivenName = defect(
  'ins.search-forgets-used-given-name',
  'fail',
  ['ins.searchByDateAndGivenNameIgnoresWhichName'],
  'La recherche ne regarde pas le prénom utilisé',
  'The search does not look at the used given name',
)

/** Rule 17: a name typed is looked for in the birth and used names alike, a given name in all the given names. */
const matches = (
  { nomNaissance, nomUtilise, prenomsNaissance, premierPrenom, prenomUtilise, dateNaissance }: Identity,
  typed: { dateNaissance?: string; nom?: string; prenom?: string },
  context: ProductContext,
): boolean => {
  const nameFields = context.has(searchForgetsUsedName) ? [nomNaissance] : [nomNaissance, nomUtilise]
  const givenFields = context.has(searchForgetsUsedGivenName)
    ? [prenomsNaissance, premierPrenom]
    : [prenomsNaissance, premierPrenom, prenomUtilise]
  return (
    (!typed.dateNaissance || typed.dateNaissance === dateNaissance) &&
    (!typed.nom || begins(typed.nom, nameFields, context)) &&
    (!typed.prenom || begins(typed.prenom, givenFields, context))
  )
}

export const searchFindsNothing = defect(
  'ins.search-finds-nothing',
  'fail',
  ['ins.searchByMatriculeFindsThePerson'],
  'La recherche par matricule ne retrouve pas l’usager connu',
  'The search by matricule does not find the known person',
)

export const searchShowsOnePersonOnly = defect(
  'ins.search-shows-one-person-only',
  'fail',
  ['ins.searchByDateShowsEveryone'],
  'La recherche ne montre que la première personne trouvée',
  'The search shows the first person found only',
)

export const searchActions: ActionHandlers = {
  'identity.search': async ({ matricule }, context) => {
    if (!acceptsEntry(matricule, context)) {
      return { accepted: false, patientIds: [], message: 'saisissez les 15 caractères du matricule, clé comprise' }
    }
    context.trace('identity.search', { matricule })
    if (context.has(searchFindsNothing)) return { accepted: true, patientIds: [] }
    const found = [...context.patients.values()].filter(({ identity }) => identity.matricule?.startsWith(matricule))
    return { accepted: true, patientIds: found.map(({ identity }) => identity.patientId) }
  },

  'identity.searchByTraits': async ({ as, ...typed }, product) => {
    const context = actingAs(product, as)
    context.trace('identity.searchByTraits', typed)
    const found = [...context.patients.values()].filter(({ identity }) => matches(identity, typed, context))
    const shown = context.has(searchShowsOnePersonOnly) ? found.slice(0, 1) : found
    return { patientIds: shown.map(({ identity }) => identity.patientId) }
  },
}
