import type { Identity } from '../../../src/model/pilot.ts'
import { isMatricule } from '../../../src/protocols/ins/matricule.ts'
import { findsName } from '../../../src/protocols/ins/names.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
import { actingAs } from './acting.ts'

const acceptsEntry = (matricule: string, context: ProductContext): boolean =>
  (isMatricule(matricule) && !(context.has('ins.corsica-as-a-number') && Number.isNaN(Number(matricule)))) ||
  (context.has('ins.search-ignores-key') && matricule.length === 15) ||
  (context.has('ins.search-accepts-13-characters') && matricule.length === 13)

const begins = (typed: string, known: readonly (string | undefined)[], { has }: ProductContext): boolean =>
  known.some((name = '') => {
    if (has('ins.search-minds-punctuation')) return name.startsWith(typed)
    return findsName(typed, name, { partial: !has('ins.search-wants-whole-names') })
  })

/** Rule 17: a name typed is looked for in the birth and used names alike, a given name in all the given names. */
const matches = (
  { nomNaissance, nomUtilise, prenomsNaissance, premierPrenom, prenomUtilise, dateNaissance }: Identity,
  typed: { dateNaissance?: string; nom?: string; prenom?: string },
  context: ProductContext,
): boolean => {
  const nameFields = context.has('ins.search-forgets-used-name') ? [nomNaissance] : [nomNaissance, nomUtilise]
  const givenFields = context.has('ins.search-forgets-used-given-name')
    ? [prenomsNaissance, premierPrenom]
    : [prenomsNaissance, premierPrenom, prenomUtilise]
  return (
    (!typed.dateNaissance || typed.dateNaissance === dateNaissance) &&
    (!typed.nom || begins(typed.nom, nameFields, context)) &&
    (!typed.prenom || begins(typed.prenom, givenFields, context))
  )
}

export const searchActions: ActionHandlers = {
  'identity.search': async ({ matricule }, context) => {
    if (!acceptsEntry(matricule, context)) {
      return { accepted: false, patientIds: [], message: 'saisissez les 15 caractères du matricule, clé comprise' }
    }
    context.trace('identity.search', { matricule })
    if (context.has('ins.search-finds-nothing')) return { accepted: true, patientIds: [] }
    const found = [...context.patients.values()].filter(({ identity }) => identity.matricule?.startsWith(matricule))
    return { accepted: true, patientIds: found.map(({ identity }) => identity.patientId) }
  },

  'identity.searchByTraits': async ({ as, ...typed }, product) => {
    const context = actingAs(product, as)
    context.trace('identity.searchByTraits', typed)
    const found = [...context.patients.values()].filter(({ identity }) => matches(identity, typed, context))
    const shown = context.has('ins.search-shows-one-person-only') ? found.slice(0, 1) : found
    return { patientIds: shown.map(({ identity }) => identity.patientId) }
  },
}
