import { expect, test } from 'vitest'
import { acrReaches } from './acr.ts'

test.each([
  ['eidas1', 'eidas1', true],
  ['eidas2', 'eidas1', true],
  ['eidas3', 'eidas2', true],
  ['eidas1', 'eidas2', false],
  ['eidas0', 'eidas1', false],
  ['EIDAS2', 'eidas1', false],
  ['', 'eidas1', false],
  [2, 'eidas1', false],
  [undefined, 'eidas1', false],
])('%s reaches %s: %s', (given, asked, reached) => {
  expect(acrReaches(given, asked)).toBe(reached)
})
