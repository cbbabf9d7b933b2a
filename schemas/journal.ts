import { firstDepartureFrom } from './first-departure.ts'
import type { EventOf, EventType } from './journal/event.ts'
import contract from './journal-event.schema.json' with { type: 'json' }
import { type Reader, readerOf } from './read.ts'
import type { Text } from './text.ts'

type AnyEvent = { [T in EventType]: EventOf<T> }[EventType]

const { allOf: _byType, $schema: _dialect, $id: _name, title: _title, ...envelope } = contract
const { enum: types } = contract.properties.type

const departureOf = (data: object) => firstDepartureFrom({ ...envelope, properties: { ...envelope.properties, data } })

// An event is looked at by the schema of its own type alone, on every reading.
const departures = new Map(types.map((type) => [type, departureOf({ $ref: `#/$defs/data.${type}` })] as const))
const ofUnknownType = departureOf(contract.properties.data)

const typeOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? String(Reflect.get(value, 'type')) : ''

/** Reads one line of a journal as the event that its contract describes; tells the first departure of another. */
export const readEvent: Reader<AnyEvent, Text> = readerOf((value) =>
  (departures.get(typeOf(value)) ?? ofUnknownType)(value),
)
