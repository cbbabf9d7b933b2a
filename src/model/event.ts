import type { Headers, TlsFacts } from './exchange.ts'
import type { Assumption, Fault } from './service.ts'

/** A body kept once in the blob store, by its SHA-256 (hex). */
export interface BlobRef {
  readonly sha256: string
  readonly size: number
  readonly mediaType?: string
}

/** What the page's origin keeps in the browser. A cookie has its value only when scripts can read it. */
export interface BrowserStorage {
  readonly local: readonly StoredItem[]
  readonly session: readonly StoredItem[]
  readonly cookies: readonly {
    readonly name: string
    readonly value?: string
    readonly httpOnly: boolean
    readonly secure: boolean
    readonly sameSite: string
  }[]
}

export interface StoredItem {
  readonly key: string
  readonly value: string
}

/** What may be written in the journal, by event type. Each value is the event's `data`. */
export interface EventData {
  'run.started': {
    readonly run: string
    readonly benchVersion: string
    readonly product: { readonly name: string; readonly version: string }
    readonly couloirs: readonly string[]
    readonly vagues: readonly number[]
    readonly profils: readonly string[]
    /** Scenario ids in the order in which they will run. */
    readonly plan: readonly string[]
    /** Planned scenarios that are not run because the product does not claim their profiles. */
    readonly notApplicable: readonly { readonly id: string; readonly profils: readonly string[] }[]
    readonly defects: readonly string[]
    readonly lang: string
  }
  /** A killed run goes on: what follows was written by a later process. */
  'run.resumed': { readonly benchVersion: string; readonly remaining: readonly string[] }
  'run.ended': { readonly outcome: 'complete' | 'interrupted'; readonly reason?: string }
  /** A service listens; what it assumes and how it can misbehave, in words, so that the journal explains itself. */
  'service.started': {
    readonly service: string
    readonly url: string
    readonly assumptions: readonly Assumption[]
    readonly faults: readonly Fault[]
  }
  'product.started': { readonly kind: 'none' | 'command'; readonly pid?: number; readonly command?: string }
  'product.exited': {
    readonly code: number | null
    readonly signal: string | null
    readonly expected: boolean
    readonly stdout: BlobRef
    readonly stderr: BlobRef
  }
  'pilot.capabilities': {
    readonly product: { readonly name: string; readonly version: string }
    readonly profiles: readonly string[]
    readonly actions: readonly string[]
    readonly user?: { readonly nationalId: string; readonly familyName: string; readonly givenName: string }
  }
  'scenario.started': { readonly title: string; readonly attempt: number }
  'scenario.ended': {
    /** driven: every step was done · not-offered: an action is missing · interrupted: the product or the bench failed */
    readonly outcome: 'driven' | 'not-offered' | 'interrupted'
    readonly reason?: string
    readonly durationMs: number
  }
  'fault.selected': { readonly service: string; readonly fault: string }
  'pilot.action': {
    readonly action: string
    readonly params: unknown
    readonly result?: unknown
    readonly error?: { readonly code: string; readonly message: string }
    readonly durationMs: number
  }
  /** For `ms` milliseconds the named services were listening and recording: what makes an absence an evidence. */
  'window.closed': { readonly services: readonly string[]; readonly ms: number; readonly exchanges: number }
  'exchange.http': {
    readonly service: string
    readonly operation?: string
    readonly request: { method: string; url: string; headers: Headers; body?: BlobRef }
    readonly response: { status: number; headers: Headers; body?: BlobRef; cut?: boolean }
    readonly tls?: TlsFacts
    readonly fault?: string
    readonly assumptions?: readonly string[]
    readonly notes?: readonly string[]
    readonly durationMs: number
  }
  'exchange.smtp': {
    readonly service: string
    readonly dialogue: readonly string[]
    readonly clientHostname: string
    readonly secure: boolean
    readonly tls?: TlsFacts
    readonly user?: string
    readonly authMethod?: string
    readonly mailFrom: string
    readonly rcptTo: readonly string[]
    readonly message: BlobRef
    readonly reply: { readonly code: number; readonly text: string }
    readonly fault?: string
    readonly assumptions?: readonly string[]
    readonly notes?: readonly string[]
  }
  /** One HL7 v2 message received over MLLP, without its framing, and its acknowledgement. */
  'exchange.hl7': {
    readonly service: string
    /** Trigger event (`A28`, `A31`, `A47`…) and control id, when the message could be read. */
    readonly event?: string
    readonly controlId?: string
    readonly message: BlobRef
    /** Absent when no acknowledgement was sent. */
    readonly ack?: { readonly code: 'AA' | 'AE' | 'AR'; readonly message: BlobRef }
    readonly fault?: string
    readonly assumptions?: readonly string[]
    readonly notes?: readonly string[]
    readonly durationMs: number
  }
  /** A connection that ended before an exchange: refused handshake, closed socket. */
  'connection.failed': { readonly service: string; readonly reason: string; readonly dialogue?: readonly string[] }
  /** One page that the bench's own user agent asked for, playing the browser of a web login. */
  'browser.hop': {
    readonly step: string
    readonly method: string
    readonly url: string
    readonly status: number
    readonly location?: string
    readonly body?: BlobRef
  }
  /** What stands in a real browser at the end of its steps; only a run with `browser.kind` `chromium` has these. */
  'browser.page': {
    readonly step: string
    readonly url: string
    readonly screenshot?: BlobRef
    /** What pages asked of other origins than their own since the page before. */
    readonly requests: readonly { readonly url: string; readonly method: string; readonly resourceType: string }[]
    readonly storage: BrowserStorage
  }
  'product.traces': { readonly traces: readonly unknown[] }
  'bench.note': { readonly message: string }
}

export type EventType = keyof EventData

/** One line of the journal. `hash` is the SHA-256 (hex) of the line without its hash, which holds `prev`, the line before's. */
export interface EventOf<T extends EventType> {
  readonly seq: number
  readonly id: string
  /** ISO 8601 UTC, milliseconds. */
  readonly at: string
  readonly type: T
  readonly scenario?: string
  readonly data: EventData[T]
  readonly prev: string
  readonly hash: string
}

export type JournalEvent = { [T in EventType]: EventOf<T> }[EventType]

export const isA =
  <T extends EventType>(type: T) =>
  (event: JournalEvent): event is JournalEvent & EventOf<T> =>
    event.type === type
