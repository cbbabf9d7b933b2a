import { type EventData, type EventOf, type EventType, isA, type JournalEvent } from '../model/event.ts'
import type { Observable, PilotAction, PilotActions } from '../model/pilot.ts'
import { type View, type Views, viewsOf } from '../protocols/views.ts'
import { answeredFor, isTold } from './told.ts'

/** Reads a body of the blob store by its SHA-256. */
export type ReadBlob = (sha256: string) => Uint8Array

/** One HTTP exchange with its bodies at hand. */
export type HttpExchange = EventData['exchange.http'] & {
  readonly id: string
  readonly requestBody: Uint8Array
  readonly responseBody: Uint8Array
}

/** One SMTP transaction with its message at hand. */
export type SmtpExchange = EventData['exchange.smtp'] & { readonly id: string; readonly messageBytes: Uint8Array }

/** One HL7 v2 message with its bytes at hand, framing apart. `ackBytes` is empty when none was sent. */
export type Hl7Exchange = EventData['exchange.hl7'] & {
  readonly id: string
  readonly messageBytes: Uint8Array
  readonly ackBytes: Uint8Array
}

/** One page that the bench's own browser asked for, with its body at hand. */
export type BrowserHop = EventData['browser.hop'] & { readonly id: string; readonly bodyBytes: Uint8Array }

/** One call of the pilot, typed by its action. */
export interface ActionRecord<A extends PilotAction> {
  readonly id: string
  readonly params: PilotActions[A]['params']
  readonly result: PilotActions[A]['result'] | undefined
}

/** What the journal holds of one scenario (its last attempt), in the words that checks use. */
export interface ScenarioRecord {
  readonly scenario: string
  /** Events of the last attempt at this scenario, in order. */
  readonly events: readonly JournalEvent[]
  /** Events of the run as a whole: start, services, capabilities. */
  readonly run: readonly JournalEvent[]
  readonly all: <T extends EventType>(type: T) => readonly EventOf<T>[]
  readonly exchanges: (service: string, operation?: string) => readonly HttpExchange[]
  readonly mails: (service: string) => readonly SmtpExchange[]
  readonly messages: (service: string) => readonly Hl7Exchange[]
  readonly hops: () => readonly BrowserHop[]
  /** Every call of an action, without the optional fields that the adapter does not declare. */
  readonly actions: <A extends PilotAction>(action: A) => readonly ActionRecord<A>[]
  /** Whether the adapter declared that it gives this: only then is its absence evidence. */
  readonly tells: (word: Observable) => boolean
  /** The typed view that `read` makes of a body, made once for whoever asks (see `View`). */
  readonly view: View
  /** The pilot's capabilities, as recorded at the start of the run. */
  readonly capabilities: () => EventOf<'pilot.capabilities'> | undefined
}

const nothing = new Uint8Array()

export const scenarioRecord = (
  scenario: string,
  journal: readonly JournalEvent[],
  readBlob: ReadBlob,
  views: Views = viewsOf(),
): ScenarioRecord => {
  const mine = journal.filter((event) => event.scenario === scenario)
  const start = mine.findLastIndex(isA('scenario.started'))
  const events = mine.slice(Math.max(start, 0))
  const run = journal.filter((event) => event.scenario === undefined)
  const all = <T extends EventType>(type: T): readonly EventOf<T>[] => events.filter(isA(type))
  const capabilities = run.findLast(isA('pilot.capabilities'))
  const bodies = new Map<string, Uint8Array>()
  /** Read from the store once, so that its views are found again without another digest. */
  const body = (ref: { readonly sha256: string } | undefined): Uint8Array => {
    if (ref === undefined) return nothing
    const known = bodies.get(ref.sha256) ?? readBlob(ref.sha256)
    bodies.set(ref.sha256, known)
    return known
  }
  return {
    scenario,
    events,
    run,
    all,
    exchanges: (service, operation) =>
      all('exchange.http')
        .filter(({ data }) => data.service === service && (operation === undefined || data.operation === operation))
        .map(({ id, data }) => ({
          ...data,
          id,
          requestBody: body(data.request.body),
          responseBody: body(data.response.body),
        })),
    mails: (service) =>
      all('exchange.smtp')
        .filter(({ data }) => data.service === service)
        .map(({ id, data }) => ({ ...data, id, messageBytes: body(data.message) })),
    messages: (service) =>
      all('exchange.hl7')
        .filter(({ data }) => data.service === service)
        .map(({ id, data }) => ({
          ...data,
          id,
          messageBytes: body(data.message),
          ackBytes: body(data.ack?.message),
        })),
    hops: () => all('browser.hop').map(({ id, data }) => ({ ...data, id, bodyBytes: body(data.body) })),
    actions: (action) =>
      all('pilot.action')
        .filter(({ data }) => data.action === action)
        .map(({ id, data: { params, result } }) => {
          const told = answeredFor(capabilities?.data, action, result)
          return { id, params, result: told } as ActionRecord<typeof action>
        }),
    tells: (word) => isTold(capabilities?.data, word),
    view: views.of,
    capabilities: () => capabilities,
  }
}
