import { expect, test } from 'vitest'
import { coverageOf } from './coverage.ts'
import { anEntry, aScenario, aSuite, noteCheck, requirement } from './run.fixture.ts'

const scenario = aScenario('INS/va1.52.01')

test('each requirement has one row for each of its couloirs, with what covers it', () => {
  const covered = aSuite([anEntry(scenario)], [requirement({ couloirs: ['LGC', 'RIS'], vague: 2 })])
  const row = {
    requirement: 'INS/va1.52',
    vague: 2,
    disposition: 'machine',
    scenarios: ['INS/va1.52.01'],
    checks: ['ins.noteSaysOk'],
  }
  expect(coverageOf([covered])).toMatchObject([
    { ...row, couloir: 'LGC' },
    { ...row, couloir: 'RIS' },
  ])
})

test('a requirement that no check verifies is not covered by machine, whatever its file says', () => {
  const unverified = aSuite([anEntry(scenario, [noteCheck({ verifies: ['INS/va1.99'] })])])
  expect(coverageOf([unverified])).toMatchObject([{ disposition: 'none', checks: [], scenarios: ['INS/va1.52.01'] }])
})

test('a requirement proven on paper keeps its reason', () => {
  const reason = { fr: 'une attestation de l’éditeur', en: 'a statement by the vendor' }
  const paper = requirement({ disposition: 'paper', reason })
  expect(coverageOf([aSuite([], [paper])])).toMatchObject([{ disposition: 'paper', reason, scenarios: [], checks: [] }])
})

test('a row that a later official answer changed says so', () => {
  const what = { fr: 'La suppression se trace aussi.', en: 'Deletion is traced as well.' }
  const correctedBy = { date: '2025-10-16', dateIs: 'published', source: 'FAQ', what } as const
  expect(coverageOf([aSuite([], [requirement({ correctedBy }), requirement({ id: 'INS/va1.53' })])])).toEqual([
    expect.objectContaining({ correctedBy }),
    expect.not.objectContaining({ correctedBy: expect.anything() }),
  ])
})

test('a check that judges several scenarios counts once', () => {
  const check = noteCheck()
  const suite = aSuite([anEntry(scenario, [check]), anEntry(aScenario('INS/va1.52.02'), [check])])
  expect(coverageOf([suite])[0]).toMatchObject({
    checks: ['ins.noteSaysOk'],
    scenarios: ['INS/va1.52.01', 'INS/va1.52.02'],
  })
})
