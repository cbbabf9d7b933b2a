import { expect, test } from 'vitest'
import { allDmpNotes, dmpNotes } from './notes.ts'
import { dmpRuleWords } from './rule-words.ts'

test('the words of the rules are those of the rules by which the DMP refuses', () => {
  const own: readonly string[] = Object.values(dmpNotes).map(({ id }) => id)
  const ofRules = allDmpNotes.map(({ id }) => id).filter((id) => !own.includes(id))
  expect([...new Set(ofRules)].toSorted()).toEqual([...dmpRuleWords])
})
