import { expect, test } from 'vitest'
import fc from '../bench/property.fixture.ts'
import type { JournalEvent } from '../model/event.ts'
import { genesis, lineIsIntact, sealLine } from './chain.ts'

const event = (message: string): Omit<JournalEvent, 'hash'> => ({
  seq: 1,
  id: 'e000001',
  at: '2026-03-02T08:00:00.000Z',
  type: 'bench.note',
  data: { message },
  prev: genesis,
})

test('a sealed line is one line of JSON that ends with its hash', () => {
  const { line, hash } = sealLine(event('saut\nde ligne'))
  expect(line).not.toContain('\n')
  expect(JSON.parse(line)).toEqual({ ...event('saut\nde ligne'), hash })
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
})

test('any message seals into an intact line, and another hash than any other message', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, other) => {
      expect(lineIsIntact(sealLine(event(one)).line)).toBe(true)
      if (one !== other) expect(sealLine(event(one)).hash).not.toBe(sealLine(event(other)).hash)
    }),
  )
})

test('a line with any one character changed is not intact', () => {
  const { line } = sealLine(event('ok'))
  for (let at = 0; at < line.length; at += 1) {
    const changed = line[at] === 'x' ? 'y' : 'x'
    expect(lineIsIntact(line.slice(0, at) + changed + line.slice(at + 1)), `character ${at}`).toBe(false)
  }
})

test.each(['', '{}', 'not a line', '{"hash":"0"}'])('%o is not a sealed line', (line) => {
  expect(lineIsIntact(line)).toBe(false)
})
