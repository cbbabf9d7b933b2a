import { notesOf } from '../listen/declared-notes.ts'
import type { NoteWord } from '../model/service.ts'
import { services } from './services.ts'

/** Every word that the services of the bench may note. */
export const noteWords: readonly NoteWord[] = [
  ...new Map(services.flatMap(notesOf).map((word) => [word.id, word] as const)).values(),
]
