import type { EventData } from '../model/event.ts'
import type { Observable, PilotAction } from '../model/pilot.ts'
import type { Text } from '../model/text.ts'

type Capabilities = EventData['pilot.capabilities']

/**
 * Whether the adapter declared that it gives a field which the contract does not require. A recording without the word
 * `observes` is older than it: its adapter could not declare anything, and it is judged as it was on its day.
 */
export const isTold = (capabilities: Capabilities | undefined, word: Observable): boolean =>
  capabilities?.observes === undefined || capabilities.observes.includes(word)

/** Where an undeclared field is taken out of what the pilot gave: the way to it, `*` for each entry of a list. */
const places: Readonly<Partial<Record<PilotAction, Readonly<Partial<Record<Observable, string>>>>>> = {
  'identity.read': {
    'identity.matricule': 'identity/matricule',
    'identity.oid': 'identity/oid',
    'identity.nomUtilise': 'identity/nomUtilise',
    'identity.prenomUtilise': 'identity/prenomUtilise',
    'identity.attributs': 'identity/attributs',
    'identity.justificatif': 'identity/justificatif',
  },
  'identity.fetchIns': { 'identity.alerts': 'alerts' },
  'worklist.list': { 'worklist.patientId': 'entries/*/patientId', 'worklist.title': 'entries/*/title' },
  'document.receive': { 'document.patientId': 'patientId' },
  'document.print': { 'document.text': 'text', 'document.datamatrix': 'datamatrix' },
  'session.list': { 'session.accountId': 'sessions/*/accountId' },
  'session.login': { 'session.cguUrl': 'cguUrl' },
  'session.loginNative': { 'session.libraries': 'libraries' },
  'session.loginByCiba': { 'session.bindingMessage': 'bindingMessage' },
}

/** Every place that is taken out when its word is not declared, as `action.result/way`. */
export const declaredPlaces: readonly (readonly [place: string, word: Observable])[] = Object.entries(places).flatMap(
  ([action, words]) =>
    Object.entries(words).map(([word, way]) => [`${action}.result/${way}`, word as Observable] as const),
)

const without = (value: unknown, [step, ...rest]: readonly string[]): unknown => {
  if (step === '*') return Array.isArray(value) ? value.map((one) => without(one, rest)) : value
  if (step === undefined || typeof value !== 'object' || value === null || !(step in value)) return value
  if (rest.length > 0) return { ...value, [step]: without(Reflect.get(value, step), rest) }
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== step))
}

/** What the pilot gave of an action, without what it does not answer for: a field that is not declared proves nothing. */
export const answeredFor = (capabilities: Capabilities | undefined, action: PilotAction, result: unknown): unknown => {
  if (capabilities?.observes === undefined || result === undefined) return result
  return Object.entries(places[action] ?? {})
    .filter(([word]) => !isTold(capabilities, word as Observable))
    .reduce<unknown>((left, [, way]) => without(left, way.split('/')), result)
}

/** Why a check that reads fields which the adapter does not declare judges nothing. */
export const undeclared = (words: readonly Observable[]): Text => ({
  fr: `à attester : l’adaptateur ne déclare pas, dans « observes », qu’il donne ${words.join(', ')}`,
  en: `to be attested: the adapter does not declare, in "observes", that it gives ${words.join(', ')}`,
})
