import type { Traits, TypedTraits } from '../../../src/model/pilot.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
import { newPatientId } from '../context-of.ts'
import { defect } from '../defect.ts'
import { actingAs } from './acting.ts'
import { propagate } from './propagate.ts'

const mandatory = ['nomNaissance', 'premierPrenom', 'dateNaissance', 'sexe', 'lieuNaissance'] as const

const names = ['nomNaissance', 'premierPrenom', 'prenomsNaissance', 'nomUtilise', 'prenomUtilise'] as const

const isCalendarDate = (date: string): boolean => {
  const [, month = 0, day = 0] = date.split('-').map(Number)
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

export const creationWithoutBirthPlace = defect(
  'ins.creation-without-birth-place',
  'fail',
  ['ins.creationRefusesAMissingTrait'],
  'Une identité se crée sans lieu de naissance',
  'An identity is created without a birth place',
)

export const creationDemandsUsedName = defect(
  'ins.creation-demands-used-name',
  'fail',
  ['ins.creationNeedsNothingElse'],
  'Le nom utilisé est exigé pour créer une identité',
  'The used name is demanded to create an identity',
)

const demanded = ({ has }: ProductContext): readonly (keyof Traits)[] => [
  ...(has(creationWithoutBirthPlace) ? mandatory.filter((trait) => trait !== 'lieuNaissance') : mandatory),
  ...(has(creationDemandsUsedName) ? (['nomUtilise'] as const) : []),
]

/** Why an identity may not be created with these traits (rules 1 and 5), or undefined. */
const missing = (traits: TypedTraits, context: ProductContext): string | undefined => {
  const absent = demanded(context).filter((trait) => (traits[trait] ?? '') === '')
  return absent.length === 0 ? undefined : `champs obligatoires : ${absent.join(', ')}`
}

export const lowerCaseNamesAccepted = defect(
  'ins.lower-case-names-accepted',
  'fail',
  ['ins.namesAreInCapitals'],
  'Un nom entre avec minuscules et accents',
  'A name enters with lower case and accents',
)

export const impossibleDatesAccepted = defect(
  'ins.impossible-dates-accepted',
  'fail',
  ['ins.creationRefusesImpossibleDates'],
  'Une date du 32 du mois est acceptée',
  'A date on the 32nd of the month is accepted',
)

/** What may not be typed in a trait (rule 1), or undefined. */
export const wrongIn = (traits: TypedTraits, { has }: ProductContext): string | undefined => {
  const wrong = names.find((name) => /[^A-Z' -]/.test(traits[name] ?? ''))
  if (wrong !== undefined && !has(lowerCaseNamesAccepted)) {
    return `${wrong} : lettres majuscules sans accent, espace, tiret ou apostrophe`
  }
  const date = traits.dateNaissance
  if (date && !isCalendarDate(date) && !has(impossibleDatesAccepted)) {
    return 'dateNaissance : jour de 1 à 31, mois de 1 à 12'
  }
  if (traits.sexe && traits.sexe !== 'M' && traits.sexe !== 'F') return 'sexe : M ou F'
  return undefined
}

export const apostropheLost = defect(
  'ins.apostrophe-lost',
  'fail',
  ['ins.nameKeepsItsCharacters'],
  'L’apostrophe d’un nom est remplacée par une espace',
  'The apostrophe of a name is replaced by a space',
)

export const usedGivenNameNotKept = defect(
  'ins.used-given-name-not-kept',
  'fail',
  ['ins.tenFieldsAreKept'],
  'Le prénom utilisé n’est pas gardé',
  'The used given name is not kept',
)

const kept = (typed: TypedTraits, { has }: ProductContext): Traits => {
  const { nomNaissance = '', premierPrenom = '', dateNaissance = '', lieuNaissance = '', sexe } = typed
  return {
    nomNaissance: has(apostropheLost) ? nomNaissance.replaceAll("'", ' ') : nomNaissance,
    prenomsNaissance: typed.prenomsNaissance || premierPrenom,
    premierPrenom,
    dateNaissance,
    sexe: sexe === 'F' ? 'F' : 'M',
    lieuNaissance,
    ...(typed.nomUtilise ? { nomUtilise: typed.nomUtilise } : {}),
    ...(typed.prenomUtilise && !has(usedGivenNameNotKept) ? { prenomUtilise: typed.prenomUtilise } : {}),
  }
}

export const createdAsValidated = defect(
  'ins.created-as-validated',
  'fail',
  ['ins.newIdentityIsProvisoire'],
  'Une identité nouvelle est déjà validée',
  'A new identity is validated already',
)

export const creationActions: ActionHandlers = {
  'identity.create': async ({ traits, as }, product) => {
    const context = actingAs(product, as)
    const refused = missing(traits, context) ?? wrongIn(traits, context)
    if (refused !== undefined) return { refused: true, message: refused, patientId: '', statut: 'provisoire' }
    const patientId = newPatientId()
    const statut = context.has(createdAsValidated) ? 'validee' : 'provisoire'
    const identity = { ...kept(traits, context), patientId, statut } as const
    context.patients.set(patientId, { identity, dmpOpposed: false })
    context.trace('identity.create', { patientId })
    await propagate(context, undefined, identity)
    return { patientId, statut }
  },
}
