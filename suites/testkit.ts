import { createHash } from 'node:crypto'
import type { BlobRef, EventData, EventType, JournalEvent } from '../src/model/event.ts'
import type { Headers, TlsFacts } from '../src/model/exchange.ts'
import type { PilotAction, PilotActions } from '../src/model/pilot.ts'
import type { Note } from '../src/model/service.ts'
import { type ScenarioRecord, scenarioRecord } from '../src/run/record.ts'

/** An HTTP exchange as a test states it: what is left out is ordinary (POST /, 200, no body). */
export interface HttpSaid {
  readonly service: string
  readonly operation?: string
  readonly request?: {
    readonly method?: string
    readonly url?: string
    readonly headers?: Headers
    readonly body?: string | Uint8Array
  }
  readonly response?: { readonly status?: number; readonly headers?: Headers; readonly body?: string | Uint8Array }
  readonly tls?: TlsFacts
  readonly fault?: string
  readonly notes?: readonly (Note | string)[]
}

/** A mail as a test states it. */
export interface MailSaid extends Partial<Omit<EventData['exchange.smtp'], 'message' | 'service'>> {
  readonly service: string
  readonly message: string | Uint8Array
}

/** An HL7 v2 message as a test states it: what is left out is ordinary (acknowledged AA). */
export interface Hl7Said extends Partial<Omit<EventData['exchange.hl7'], 'message' | 'ack' | 'service'>> {
  readonly service: string
  readonly message: string | Uint8Array
}

/** A hop of the browser as a test states it. */
export interface HopSaid {
  readonly step: string
  readonly method?: string
  readonly url: string
  readonly status?: number
  readonly location?: string
  readonly body?: string | Uint8Array
}

/** A recording written by hand, event after event; `build` gives it as checks read it. Event ids are e1, e2… */
export interface JournalDraft {
  readonly event: <T extends EventType>(type: T, data: EventData[T]) => JournalDraft
  readonly http: (said: HttpSaid) => JournalDraft
  readonly mail: (said: MailSaid) => JournalDraft
  readonly hl7: (said: Hl7Said) => JournalDraft
  readonly action: <A extends PilotAction>(
    action: A,
    params: PilotActions[A]['params'],
    result?: PilotActions[A]['result'],
  ) => JournalDraft
  /** A page that the bench's browser asked for: what is left out is ordinary (GET, 200, no body). */
  readonly hop: (said: HopSaid) => JournalDraft
  readonly window: (services: readonly string[], ms?: number) => JournalDraft
  /** An event of the run as a whole, outside any scenario: capabilities, services… */
  readonly ofRun: <T extends EventType>(type: T, data: EventData[T]) => JournalDraft
  readonly build: () => ScenarioRecord
}

/** One second after another, from a fixed date. */
const steady = (seq: number): Date => new Date(Date.UTC(2026, 2, 1, 9, 0, seq))

/** Starts the recording of one scenario. @param clock time of the event that has this number */
export const journal = (scenario: string, clock: (seq: number) => Date = steady): JournalDraft => {
  const events: JournalEvent[] = []
  const blobs = new Map<string, Uint8Array>()
  const append = (type: EventType, data: unknown, of: string | undefined): JournalDraft => {
    const seq = events.length + 1
    const at = clock(seq).toISOString()
    const placed = of === undefined ? {} : { scenario: of }
    events.push({ seq, id: `e${seq}`, at, type, ...placed, data, prev: '', hash: '' } as JournalEvent)
    return draft
  }
  const stored = (body: string | Uint8Array | undefined): { body?: BlobRef } => {
    if (body === undefined) return {}
    const bytes = Buffer.from(body)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    blobs.set(sha256, bytes)
    return { body: { sha256, size: bytes.length } }
  }
  const draft: JournalDraft = {
    event: (type, data) => append(type, data, scenario),
    ofRun: (type, data) => append(type, data, undefined),
    http: ({ request = {}, response = {}, ...said }) => {
      const asked = { method: request.method ?? 'POST', url: request.url ?? '/', headers: request.headers ?? {} }
      const answered = { status: response.status ?? 200, headers: response.headers ?? {} }
      const data = {
        ...said,
        request: { ...asked, ...stored(request.body) },
        response: { ...answered, ...stored(response.body) },
        durationMs: 1,
      }
      return append('exchange.http', data, scenario)
    },
    mail: ({ message, ...said }) => {
      const ordinary = {
        dialogue: [],
        clientHostname: 'client.example',
        secure: true,
        mailFrom: 'de@exemple.mssante.example',
        rcptTo: ['a@exemple.mssante.example'],
        reply: { code: 250, text: 'OK' },
      }
      return append('exchange.smtp', { ...ordinary, ...said, message: stored(message).body }, scenario)
    },
    hl7: ({ message, ...said }) => {
      const ack = { code: 'AA', message: stored('MSH|^~\\&|||||||ACK\rMSA|AA|1\r').body }
      return append('exchange.hl7', { ack, durationMs: 1, ...said, message: stored(message).body }, scenario)
    },
    action: (action, params, result) =>
      append('pilot.action', { action, params, ...(result === undefined ? {} : { result }), durationMs: 1 }, scenario),
    hop: ({ body, ...said }) =>
      append('browser.hop', { method: 'GET', status: 200, ...said, ...stored(body) }, scenario),
    window: (services, ms = 400) => append('window.closed', { services, ms, exchanges: 0 }, scenario),
    build: () =>
      scenarioRecord(scenario, events, (sha256) => {
        const bytes = blobs.get(sha256)
        if (bytes === undefined) throw new Error(`no blob ${sha256}`)
        return bytes
      }),
  }
  return draft
}
