import { type NoteOf, note } from '../../src/model/note.ts'
import type { Note } from '../../src/model/service.ts'
import { type AssertionProblem, assertionProblemWords } from '../../src/protocols/ins/assertion-problems.ts'

type Word = AssertionProblem['word']

const source = 'guide d’intégration INSi (SEL-MP-043 v05), modes d’accès ; insi.assertion-refusals'

const noteOf = (word: Word): NoteOf<`insi.assertion-${Word}`, '{why}'> =>
  note(`insi.assertion-${word}`, 'Assertion refusée : {why}', 'Assertion refused: {why}', source)

/** Why INSi refuses a professional’s assertion, one word for each reason. */
export const assertionNotes = assertionProblemWords.map(noteOf)

export const assertionNote = ({ word, text }: AssertionProblem): Note => noteOf(word).with({ why: text })
