import { expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { cursor } from './cursor.ts'
import { instantOf, writtenInstant } from './dates.ts'
import { decodedName, encodedName } from './mailbox-name.ts'
import { resolved, sequenceSet, written } from './sequence-set.ts'

const setOf = (text: string) => sequenceSet(cursor({ text, literals: [] }))

test.each([
  ['INBOX', 'INBOX'],
  ['Envoyés', 'Envoy&AOk-s'],
  ['A&B', 'A&-B'],
  ['~peter/mail/台北/日本語', '~peter/mail/&U,BTFw-/&ZeVnLIqe-'],
])('%s is %s in modified UTF-7', (name, encoded) => {
  expect(encodedName(name)).toBe(encoded)
  expect(decodedName(encoded)).toBe(name)
})

test('any name comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => void expect(decodedName(encodedName(name))).toBe(name)),
  )
})

test.each([
  ['1', 10, [[1, 1]]],
  ['4:2,3:5', 10, [[2, 5]]],
  ['*', 10, [[10, 10]]],
  ['12:*', 10, [[10, 12]]],
  ['*:3', 10, [[3, 10]]],
  [
    '1,3,5',
    10,
    [
      [1, 1],
      [3, 3],
      [5, 5],
    ],
  ],
])('%s of %i', (text, last, ranges) => {
  expect(resolved(setOf(text), last)).toEqual(ranges)
})

test.each(['0', '1:', '1,,2', 'a', '', '4294967296'])('"%s" is no set', (text) => {
  expect(() => {
    const from = cursor({ text, literals: [] })
    sequenceSet(from)
    from.end()
  }).toThrow(/expected|no message number/)
})

test('numbers are written as ranges', () => {
  expect(written([1, 2, 3, 7, 9, 10])).toBe('1:3,7,9:10')
})

test('a date and time is read in its zone and written in UTC', () => {
  expect(writtenInstant(instantOf(' 1-Feb-2026 00:30:00 +0100'))).toBe('31-Jan-2026 23:30:00 +0000')
  expect(() => instantOf('1-Fev-2026')).toThrow('is no date and time')
})
