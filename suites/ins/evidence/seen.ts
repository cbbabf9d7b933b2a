import type { EventOf } from '../../../src/model/event.ts'
import type { Identity, PilotAction, PilotActions } from '../../../src/model/pilot.ts'
import { quoted, type Text } from '../../../src/model/text.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'
import { isAccepted } from '../../accepted.ts'

/** One call of the pilot that the product answered; `at` is its place in the recording. */
export interface Done<A extends PilotAction> {
  readonly id: string
  readonly at: number
  readonly params: PilotActions[A]['params']
  readonly result: PilotActions[A]['result']
}

/** Place of an event in the recording. */
export const placeOf = (record: ScenarioRecord, id: string): number => record.events.findIndex((one) => one.id === id)

/** Every call of an action that the product answered, in order. */
export const done = <A extends PilotAction>(record: ScenarioRecord, action: A): readonly Done<A>[] =>
  record
    .actions(action)
    .flatMap(({ id, params, result }) =>
      result === undefined ? [] : [{ id, at: placeOf(record, id), params, result }],
    )

type Setting = Extract<PilotAction, `settings.${string}`>

/** Every setting that the product made: what it does not have, and says so, was not set and proves nothing. */
export const settings = <A extends Setting>(record: ScenarioRecord, action: A): readonly Done<A>[] =>
  done(record, action).filter(({ result }) => result.applied)

/** An identity as the product showed it at one moment; `patientId` is the one that was asked for. */
export interface Shown {
  readonly id: string
  readonly at: number
  readonly patientId: string
  readonly identity: Identity
}

/** Every time the product showed an identity, or the identity of one person; what it refused to show is not there. */
export const showings = (record: ScenarioRecord, patientId?: string): readonly Shown[] =>
  done(record, 'identity.read').flatMap(({ id, at, params, result }) =>
    isAccepted(result) && params.patientId === (patientId ?? params.patientId)
      ? [{ id, at, patientId: params.patientId, identity: result.identity }]
      : [],
  )

/** The identity as last shown before a moment. */
export const shownBefore = (record: ScenarioRecord, patientId: string, at: number): Shown | undefined =>
  showings(record, patientId).findLast((one) => one.at < at)

/** The identity as first shown after a moment. */
export const shownAfter = (record: ScenarioRecord, patientId: string, at: number): Shown | undefined =>
  showings(record, patientId).find((one) => one.at > at)

/** The calls of INSi between two moments of the recording. */
export const insiCalls = (record: ScenarioRecord, from = -1, until = Infinity): readonly HttpExchange[] =>
  record.exchanges('insi').filter(({ id }) => placeOf(record, id) > from && placeOf(record, id) < until)

/** The silence of a service that was observed to its end, first after a moment. */
export const silenceAfter = (
  record: ScenarioRecord,
  service: string,
  at: number,
): (EventOf<'window.closed'> & { readonly place: number }) | undefined => {
  const window = record
    .all('window.closed')
    .find(({ id, data }) => placeOf(record, id) > at && data.services.includes(service))
  return window && { ...window, place: placeOf(record, window.id) }
}

/** `matricule (OID)`, or a sign that there is none. */
export const shownIns = ({ matricule, oid }: { readonly matricule?: string; readonly oid?: string }): string =>
  `${matricule ?? '∅'} (${oid ?? '∅'})`

/** What became of a creation, for a person to read. */
export const creationOutcome = ({ result }: Done<'identity.create'>): Text => {
  const { patientId, statut, refused, message = '' } = result
  if (refused === true && message.trim() === '') return { fr: 'refusée sans un mot', en: 'refused without a word' }
  return refused === true
    ? { fr: `refusée : ${quoted(message).fr}`, en: `refused: ${quoted(message).en}` }
    : { fr: `créée ${patientId} (${statut})`, en: `created ${patientId} (${statut})` }
}
