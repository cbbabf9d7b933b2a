import Type from 'typebox'
import { documentOf } from '../document.ts'
import { closed, keysOf, type Static } from '../shape.ts'
import { Text } from '../text.ts'
import { browserEvents, StoredItems } from './browser.ts'
import { exchangeEvents } from './exchanges.ts'
import { BlobRef, ClientHello, Headers, Product, Sha256, TlsFacts } from './parts.ts'
import { notedEvents, runEvents, scenarioEvents } from './run.ts'

/** The data of every event, by its type. */
export const events = { ...runEvents, ...scenarioEvents, ...exchangeEvents, ...browserEvents, ...notedEvents }

export type EventType = keyof typeof events

type EventTypes = { readonly [T in EventType]: Static<(typeof events)[T]> }

// An interface, so that TypeScript knows every event even where one is only named by a type parameter.
/** What may be written in the journal, by event type. Each value is the event's `data`. */
export interface EventData extends EventTypes {}

const Envelope = closed({
  seq: Type.Integer({ minimum: 0 }),
  id: Type.String({ pattern: '^e[0-9]{6,}$' }),
  at: Type.String({ format: 'date-time', pattern: '\\.[0-9]{3}Z$', description: 'ISO 8601 UTC, milliseconds.' }),
  type: Type.Enum(keysOf(events)),
  scenario: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Official number of the scenario under way; absent from events of the run as a whole.',
    }),
  ),
  data: Type.Unsafe<object>({ type: 'object' }),
  prev: Sha256,
  hash: Sha256,
})

/** One line of the journal. */
export interface EventOf<T extends EventType> extends Omit<Static<typeof Envelope>, 'type' | 'data'> {
  readonly type: T
  readonly data: EventData[T]
}

const shared = {
  sha256: Sha256,
  blobRef: BlobRef,
  product: Product,
  headers: Headers,
  tls: TlsFacts,
  clientHello: ClientHello,
  storedItems: StoredItems,
  text: Text,
}

const { plain, definitions } = documentOf('#/$defs/', {
  ...shared,
  ...Object.fromEntries(Object.entries(events).map(([type, data]) => [`data.${type}`, data] as const)),
})

/** An event of this type has data of this form. */
const dataOf = (type: EventType) => ({
  if: { properties: { type: { const: type } }, required: ['type'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: { properties: { data: { $ref: `#/$defs/data.${type}` } } },
})

/** The contract of one line of `journal.ndjson`. */
export const journalEventDocument = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:banc-segur:schema:journal-event',
  title: 'One line of journal.ndjson',
  description:
    'An envelope shared by every event, and data that depend on its type. `hash` is the SHA-256 of the line without its hash, which holds `prev`, the hash of the line before.',
  ...plain(Envelope),
  allOf: keysOf(events).map(dataOf),
  $defs: definitions,
}
