import { describe, expect, test } from 'vitest'
import type { EventData } from '../model/event.ts'
import { openJournal } from './journal.ts'
import { judgeScenario } from './judge.ts'
import { scenarioRecord } from './record.ts'
import { anEntry, aScenario, noteCheck, requirement, temporaryFolder } from './run.fixture.ts'

const id = 'INS/va1.52.01'

/** The scenario's verdict, its two notes written at these moments. */
const judged = async (
  ended: Partial<EventData['scenario.ended']>,
  { times = [0, 1, 2, 3], notes = ['ok', 'ko'], assumed = false } = {},
) => {
  const dates = [...times]
  const journal = openJournal(temporaryFolder(), () => new Date(1_800_000_000_000 + (dates.shift() ?? 0) * 1000))
  journal.append('scenario.started', { title: id, attempt: 1 }, id)
  for (const message of notes) journal.append('bench.note', { message }, id)
  journal.append('scenario.ended', { outcome: 'driven', durationMs: 5, ...ended }, id)
  const record = scenarioRecord(id, journal.events, () => new Uint8Array())
  journal.close()
  const check = noteCheck(assumed ? { assumption: 'psc.ciba-errors' } : {})
  return judgeScenario('ins', anEntry(aScenario(id), [check]), record, [requirement()])
}

describe('a scenario during which time went wrong accuses nobody', () => {
  test.each([
    ['a clock moved forward', { clockMovedMs: 3_600_000 }, {}, /horloge.*3600 s/],
    ['a clock moved back', { clockMovedMs: -2_500 }, {}, /horloge.*2,5 s/],
    ['dates that go back', {}, { times: [0, 10, 4, 5] }, /horloge.*6 s/],
    ['a machine that stood still', { stalledMs: 61_234 }, {}, /arrêtée 61,2 s/],
  ])('%s', async (_, ended, told, reason) => {
    for (const assumed of [false, true]) {
      expect(await judged(ended, { ...told, assumed })).toMatchObject({
        verdict: 'inconclusive',
        reason: { fr: expect.stringMatching(reason) },
        checks: [{ verdict: 'inconclusive', expected: 'ok', actual: { fr: expect.stringMatching(reason) } }],
      })
    }
  })

  test('what the recording shows in the product’s favour stays', async () => {
    const { verdict, reason } = await judged({ stalledMs: 61_234 }, { notes: ['ok', 'ok'] })
    expect([verdict, reason]).toEqual(['pass', undefined])
  })

  test('with time in order, the same recording fails', async () => {
    expect(await judged({})).toMatchObject({ verdict: 'fail' })
  })
})
