import { describe, expect, test } from 'vitest'
import { compact, hl7Timestamp, utcOf } from './timestamp.ts'

describe('utcOf', () => {
  test.each([
    ['20260301093000+0100', '20260301083000'],
    ['20260301003000+0200', '20260228223000'],
    ['202603010930-0330', '20260301130000'],
    ['20260301', '20260301'],
  ])('%s is %s', (local, utc) => expect(utcOf(local)).toBe(utc))

  test.each(['', '2026-03-01', '20260301093000', '20261301093000+0100', 'hier'])(
    '%s is no timestamp of the CI-SIS',
    (text) => {
      expect(utcOf(text)).toBeUndefined()
    },
  )
})

test('an ISO moment becomes an HL7 timestamp with its offset', () => {
  expect(hl7Timestamp('2026-03-01T09:30:00+01:00')).toBe('20260301093000+0100')
  expect(hl7Timestamp('2026-03-01T09:30:00-03:30')).toBe('20260301093000-0330')
  expect(hl7Timestamp('2026-03-01T09:30:00.125Z')).toBe('20260301093000+0000')
  expect(compact(new Date('2026-03-01T09:30:00.125Z'))).toBe('20260301093000')
})
