import type { AnyService, NoteWord } from '../model/service.ts'
import { listenNotes } from './notes.ts'

/** What a recording keeps of the words that a service may note, those of its listener among them. */
export const notesOf = ({ notes = [] }: Pick<AnyService, 'notes'>): readonly NoteWord[] =>
  [...notes, ...Object.values(listenNotes)].map(({ id, title, source }) => ({ id, title, source }))
