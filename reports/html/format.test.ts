import { expect, test } from 'vitest'
import { bytes, count, duration, instant, whole } from './format.ts'

test.each([
  [0, '0\u00A0ms'],
  [642.4, '642\u00A0ms'],
  [1500, '1,5\u00A0s'],
  [59_000, '59\u00A0s'],
  [125_000, '2\u00A0min\u00A005\u00A0s'],
])('%d ms is written %s', (ms, written) => {
  expect(duration(ms, 'fr')).toBe(written)
})

test('sizes are decimal, in the units of the language', () => {
  expect([bytes(812, 'fr'), bytes(1234, 'fr'), bytes(3_400_000, 'en')]).toEqual([
    '812\u00A0o',
    '1,2\u00A0ko',
    '3.4\u00A0MB',
  ])
})

test('instants are in words and in UTC', () => {
  expect(instant('2026-08-01T23:05:00.000Z', 'fr')).toBe('1er août 2026 à 23:05 UTC')
  expect(instant('2026-08-01T23:05:00.000Z', 'en')).toBe('1 August 2026 at 23:05 UTC')
  expect(instant('', 'fr')).toBe('')
})

test('zero is singular in French only', () => {
  const words = [
    { fr: 'contrôle', en: 'check' },
    { fr: 'contrôles', en: 'checks' },
  ] as const
  expect(count(0, ...words, 'fr')).toBe('0\u00A0contrôle')
  expect(count(0, ...words, 'en')).toBe('0\u00A0checks')
  expect(whole(1_234_567, 'en')).toBe('1,234,567')
})
