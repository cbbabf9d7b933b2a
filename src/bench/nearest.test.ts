import { expect, test } from 'vitest'
import { nearest, nearestOnes } from './nearest.ts'

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

test('several may be meant: those that hold what was typed come first', () => {
  const ids = ['INS/va1.41', 'INS/va1.52.01', 'INS/va1.52', 'PSC.01']
  expect(nearestOnes('va1.52', ids, 3)).toEqual(['INS/va1.52', 'INS/va1.52.01'])
  expect(nearestOnes('INS/va1.25', ids, 2)).toEqual(['INS/va1.52', 'INS/va1.41'])
  expect(nearestOnes('zzzzzz', ids, 3)).toEqual([])
})
