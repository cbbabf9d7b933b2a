import { describe, expect, test } from 'vitest'
import { openDossier } from '../bench/dossier.ts'
import { integrityOf } from '../bench/integrity.ts'
import { temporaryFolder, toldBy } from '../cli/cli.fixture.ts'
import type { Bounds } from './allowance.ts'
import { openJournal } from './journal.ts'
import { limits } from './limits.ts'
import { readJournal } from './read-journal.ts'

const now = () => new Date('2026-03-02T08:00:00.000Z')
const note = (message: string) => ['bench.note', { message }] as const
const started = [
  'run.started',
  {
    run: 'r',
    benchVersion: '0.1.0',
    product: { name: 'Petit', version: '1' },
    couloirs: [],
    vagues: [],
    profils: [],
    plan: [],
    notApplicable: [],
    defects: [],
    lang: 'fr',
  },
] as const

const journalWithin = (bounds: Partial<Bounds> = {}) => {
  const journal = openJournal(temporaryFolder(), now, [], { ...limits, ...bounds })
  journal.append(...started)
  return journal
}

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
const action = (params: unknown) => ['pilot.action', { action: 'x', params, durationMs: 1 }] as const

describe('what its reader would refuse a journal does not take', () => {
  test.each([
    ['a line too long', note('x'.repeat(limits.line)), /length of an event/],
    ['values nested too deep', action(nested(limits.depth)), /nesting of an event/],
    ['too many values at once', action(Array.from({ length: limits.values }, () => 0)), /its values/],
  ] as const)('%s: told, nothing of it written, and the run goes on', (_, said, why) => {
    const journal = journalWithin()
    const problem = toldBy(() => journal.append(...(said as ReturnType<typeof note>)))
    expect(problem).toMatchObject({ code: 'BANC-JOURNAL-FULL', exitCode: 3, what: { en: expect.stringMatching(why) } })
    journal.append(...note('ensuite'))
    journal.append('run.ended', { outcome: 'complete' })
    journal.close()
    expect(readJournal(journal.folder)).toMatchObject({ broken: undefined, complete: true, events: { length: 3 } })
  })

  test.each([
    ['events', { events: 50 }, /its events/],
    ['bytes', { journal: 50_000 }, /its bytes/],
    ['values', { values: 500 }, /its values/],
    ['bodies', { bodies: 10_000 }, /bytes of its bodies/],
  ] as const)('too many %s: told from there on, and how the run ends is written all the same', (_, bounds, why) => {
    const journal = journalWithin(bounds)
    const ref = (at: number) => journal.blobs.put(Buffer.from(String(at).padStart(500, '0')), 'text/plain')
    const hop = (at: number) => {
      const response = { status: 200, headers: {} }
      const request = { method: 'POST', url: '/', headers: {}, body: ref(at) }
      return journal.append('exchange.http', { service: 'insi', request, response, durationMs: 1 })
    }
    const problem = toldBy(() => {
      for (let at = 0; at < 1_000; at += 1) hop(at)
    })
    expect(problem).toMatchObject({ code: 'BANC-JOURNAL-FULL', what: { en: expect.stringMatching(why) } })
    expect(toldBy(() => hop(1_000)).code).toBe('BANC-JOURNAL-FULL')
    const bodies = { stdout: ref(1), stderr: ref(2) }
    journal.append('product.exited', { code: 0, signal: null, expected: true, ...bodies })
    journal.append('run.ended', { outcome: 'interrupted', reason: problem.what.en, sealed: true })
    journal.append('run.sealed', { files: [] })
    journal.flush()
    journal.close()
    const { broken, complete } = readJournal(journal.folder)
    expect({ broken, complete }).toEqual({ broken: undefined, complete: true })
    expect(integrityOf(openDossier(journal.folder)).lack).toBeUndefined()
  })

  test('a journal that goes on counts what it holds already', () => {
    const first = journalWithin({ events: 20 })
    for (let at = 0; at < 10; at += 1) first.append(...note(''))
    first.close()
    const again = openJournal(first.folder, now, first.events, { ...limits, events: 20 })
    for (let at = 0; at < 7; at += 1) again.append(...note(''))
    expect(toldBy(() => again.append(...note(''))).code).toBe('BANC-JOURNAL-FULL')
    again.close()
  })
})
