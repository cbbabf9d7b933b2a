import { type NoteOf, note } from '../src/model/note.ts'
import type { Rule } from '../src/rules/rule.ts'

const place = '{why}'

/** The word of a mock that refuses by a rule: the rule's own id, title and source, with what departs from it. */
export const noteOfRule = (
  service: string,
  { id, title, clause }: Pick<Rule<never>, 'id' | 'title' | 'clause'>,
): NoteOf<`${string}.${string}`, '{why}'> => ({
  ...note(`${service}.${id.replace(`${service}.`, '')}`, place, place, clause),
  title: { fr: `${title.fr} : ${place}`, en: `${title.en}: ${place}` },
})
