import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const keys = ['product', 'pilot', 'couloirs', 'vagues', 'readyTimeoutMs']

test.each([
  ['prodcut', 'product'],
  ['Pilot', 'pilot'],
  ['couloir', 'couloirs'],
  ['readyTimeout', 'readyTimeoutMs'],
])('%s was meant to be %s', (typed, meant) => {
  expect(nearest(typed, keys)).toBe(meant)
})

test.each(['database', 'x', ''])('"%s" is near to nothing', (typed) => {
  expect(nearest(typed, ['product', 'couloirs', 'vagues'])).toBeUndefined()
})

test('without candidates there is nothing to mean', () => {
  expect(nearest('pilot', [])).toBeUndefined()
})
