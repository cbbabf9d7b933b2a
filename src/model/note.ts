import type { Note, NoteWord } from '../../schemas/journal/parts.ts'
import type { Text } from './text.ts'

/** Names of the details that a title has a place for: those between braces. */
export type PlacesIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesIn<Rest>
  : never

type Details<T extends string> = Readonly<Record<PlacesIn<T>, string | Text>>

/** A word of a service, and how it is said of an exchange: with the very details that its title has places for. */
export interface NoteOf<I extends string, T extends string> extends NoteWord {
  readonly id: I
  readonly with: (...details: [PlacesIn<T>] extends [never] ? [] : [Details<T>]) => Note
}

/** Declares what a service may note in an exchange: why it refuses, or what it saw. */
export const note = <const I extends `${string}.${string}`, const T extends string>(
  id: I,
  fr: T,
  en: string,
  source: string,
): NoteOf<I, T> => ({
  id,
  title: { fr, en },
  source,
  with: (...[details]) => ({ id, ...(details === undefined ? {} : { details }) }),
})

const filled = (title: string, details: NonNullable<Note['details']>, lang: keyof Text): string =>
  title.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = details[name]
    if (value === undefined) return place
    return typeof value === 'string' ? value : value[lang]
  })

/** A note in a sentence, by the words that its service declared; its id where none of them is its. */
export const noteText = (said: Note | string, words: readonly NoteWord[]): Text => {
  if (typeof said === 'string') return { fr: said, en: said }
  const { id, details = {} } = said
  const title = words.find((word) => word.id === id)?.title ?? { fr: id, en: id }
  return { fr: filled(title.fr, details, 'fr'), en: filled(title.en, details, 'en') }
}
