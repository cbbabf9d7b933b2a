import type { EventOf, EventType } from '../../schemas/journal/event.ts'

// The journal's words come from its contract; whoever may not read contracts finds them here.
export type { BrowserStorage, StoredItem } from '../../schemas/journal/browser.ts'
export type { EventData } from '../../schemas/journal/event.ts'
export type { BlobRef } from '../../schemas/journal/parts.ts'
export type { EventOf, EventType }

export type JournalEvent = { [T in EventType]: EventOf<T> }[EventType]

export const isA =
  <T extends EventType>(type: T) =>
  (event: JournalEvent): event is JournalEvent & EventOf<T> =>
    event.type === type
