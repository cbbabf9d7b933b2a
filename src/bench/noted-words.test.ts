import { expect, test } from 'vitest'
import { defects } from '../../mocks/product/defects.ts'
import { ownFailures, proofs } from './noted-words.fixture.ts'
import { noteWords } from './notes.ts'

// That each proof holds is measured with the kill matrix, which plays every defect.

test('every word that a mock may note has its proof, or is the bench’s own failure', () => {
  const known = noteWords.map(({ id }) => id)
  expect(proofs.map(({ note }) => note).toSorted()).toEqual(known.filter((id) => !ownFailures.includes(id)).toSorted())
  expect(ownFailures.filter((id) => !known.includes(id))).toEqual([])
})

test('the defect of a proof kills its check', () => {
  const kills = new Map<string, readonly string[]>(defects.map(({ id, kills }) => [id, kills]))
  expect(proofs.filter(({ defect, check }) => !kills.get(defect)?.includes(check))).toEqual([])
})
