import { expect, test } from 'vitest'
import { check } from './check.ts'
import { scenarioRecord } from './record.ts'

const record = scenarioRecord('INS/va1.52.01', [], () => new Uint8Array())

test('a check gives one finding for each observation, with its evidence', async () => {
  const even = check({
    id: 'ins.even',
    title: { fr: 'pair', en: 'even' },
    verifies: ['INS/va1.52'],
    observes: () => [1, 2].map((value) => ({ value, evidence: [`e${value}`] })),
    judge: async (value: number) => ({ ok: value % 2 === 0, expected: 'even', actual: String(value) }),
  })
  expect(even.assumption).toBeUndefined()
  expect(await even.apply(record)).toEqual([
    { ok: false, expected: 'even', actual: '1', evidence: ['e1'] },
    { ok: true, expected: 'even', actual: '2', evidence: ['e2'] },
  ])
})
