import type { JournalEvent } from '../model/event.ts'
import type { Observable } from '../model/pilot.ts'
import { declaredPlaces } from '../run/told.ts'

/** Every word by which an adapter declares an optional field. */
export const words: readonly Observable[] = [
  ...new Set(declaredPlaces.map(([, word]) => word)),
  'traces',
  'refusals',
  'messages',
  'as',
]

const withoutPlace = (value: unknown, [step, ...rest]: readonly string[]): unknown => {
  if (step === '*') return Array.isArray(value) ? value.map((one) => withoutPlace(one, rest)) : value
  if (step === undefined || typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if (rest.length === 0) return Object.fromEntries(entries.filter(([name]) => name !== step))
  return Object.fromEntries(entries.map(([name, one]) => [name, name === step ? withoutPlace(one, rest) : one]))
}

/** The ways to what a word stands for, in the result of an action. */
const waysIn = (action: string, word: Observable): readonly string[] => {
  if (word === 'refusals') return ['refused']
  if (word === 'messages') return ['message']
  return declaredPlaces
    .filter(([place, one]) => one === word && place.startsWith(`${action}.result/`))
    .map(([place]) => place.slice(`${action}.result/`.length))
}

/** The same recording by an adapter that does not give a field, whatever it declares. */
export const withoutField = (events: readonly JournalEvent[], word: Observable): readonly JournalEvent[] =>
  events.map((event): JournalEvent => {
    if (event.type === 'product.traces' && word === 'traces') return { ...event, data: { traces: [] } }
    if (event.type !== 'pilot.action') return event
    const result = waysIn(event.data.action, word).reduce<unknown>(
      (left, way) => withoutPlace(left, way.split('/')),
      event.data.result,
    )
    return { ...event, data: { ...event.data, result } } as JournalEvent
  })

/** The same recording by an adapter that declares these words. */
export const declaring = (events: readonly JournalEvent[], observes: readonly Observable[]): readonly JournalEvent[] =>
  events.map((event) =>
    event.type === 'pilot.capabilities' ? { ...event, data: { ...event.data, observes: [...observes] } } : event,
  )
