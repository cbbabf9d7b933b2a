import { noteText } from './note.ts'
import type { Note, NoteWord } from './service.ts'

/** What notes say in English, each on its line. */
export const sentencesOf = (notes: readonly (Note | string)[] | undefined, words: readonly NoteWord[]): string =>
  (notes ?? []).map((note) => noteText(note, words).en).join('\n')
