import { isA } from '../src/model/event.ts'
import { noteText } from '../src/model/note.ts'
import type { Note, NoteWord } from '../src/model/service.ts'
import type { Text } from '../src/model/text.ts'
import type { ScenarioRecord } from '../src/run/record.ts'

/** The words that the services of a recording declared; none in older ones. */
export const noteWordsOf = ({ run }: ScenarioRecord): readonly NoteWord[] =>
  run.filter(isA('service.started')).flatMap(({ data }) => data.notes ?? [])

/**
 * Whether the recording holds what a service would note as words: one of before does not, and that an exchange of it
 * noted none proves nothing.
 */
export const notesAreWords = ({ run }: ScenarioRecord, service: string): boolean =>
  run.filter(isA('service.started')).some(({ data }) => data.service === service && data.notes !== undefined)

/** What an exchange noted by some words, in sentences; the notes of older recordings were no words. */
export const notedBy = (
  notes: readonly (Note | string)[] | undefined,
  words: ReadonlySet<string>,
  record: ScenarioRecord,
): readonly Text[] =>
  (notes ?? [])
    .filter((note) => typeof note !== 'string' && words.has(note.id))
    .map((note) => noteText(note, noteWordsOf(record)))

/** Nothing noted is what is expected; what was noted is told. */
export const nothingNoted = (said: readonly Text[], expected: Text) => ({
  ok: said.length === 0,
  expected,
  actual:
    said.length === 0
      ? expected
      : { fr: said.map(({ fr }) => fr).join(' ; '), en: said.map(({ en }) => en).join('; ') },
})
