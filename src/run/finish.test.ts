import { expect, test } from 'vitest'
import { genesis } from './chain.ts'
import { finish } from './finish.ts'
import { anEntry, aScenario, aSuite, drive, newJournal, requirement, runStarted } from './run.fixture.ts'

const id = 'INS/va1.52.01'
const ins = aSuite([anEntry(aScenario(id)), anEntry(aScenario('INS/va1.52.02'))])
const other = aSuite([], [requirement({ id: 'PSC.01' })], 'psc')
const nothing = () => undefined

test('a finished run tells what was planned, judged, and how the journal ends', async () => {
  const journal = newJournal()
  journal.append('run.started', runStarted([id]))
  journal.append('pilot.capabilities', {
    product: { name: 'Petit logiciel', version: '1.0.3' },
    profiles: ['Général'],
    actions: [],
  })
  drive(journal, id, 'ok')
  const end = journal.append('run.ended', { outcome: 'complete' })
  const finished = await finish(journal.events, [ins, other], nothing)
  expect(finished.run).toMatchObject({
    id: 'essai',
    startedAt: '2026-03-02T08:00:01.000Z',
    durationMs: 5000,
    product: { name: 'Petit logiciel', version: '1.0.3' },
    couloirs: ['LGC'],
  })
  expect(finished.scenarios.map(({ id: scenario, verdict }) => [scenario, verdict])).toEqual([[id, 'pass']])
  expect(finished.suites.map((suite) => suite.id)).toEqual(['ins'])
  expect(finished.journal).toEqual({ head: end.hash, events: 6, complete: true })
})

test('a planned scenario that was not run is inconclusive, and the run has no end', async () => {
  const journal = newJournal()
  journal.append('run.started', runStarted([id, 'INS/va1.52.02']))
  drive(journal, id, 'ok')
  const finished = await finish(journal.events, [ins], nothing)
  expect(finished.scenarios.map(({ verdict }) => verdict)).toEqual(['pass', 'inconclusive'])
  expect(finished.journal.complete).toBe(false)
})

test('a scenario of an unclaimed profile is not applicable', async () => {
  const journal = newJournal()
  const notApplicable = [{ id, profils: ['Médecin traitant'] }]
  journal.append('run.started', { ...runStarted([id]), notApplicable })
  const finished = await finish(journal.events, [ins], nothing)
  expect(finished.scenarios[0]).toMatchObject({ verdict: 'not-applicable' })
})

test('a scenario that this bench does not know is inconclusive, and says so', async () => {
  const journal = newJournal()
  journal.append('run.started', runStarted(['INS/va9.99.01']))
  const finished = await finish(journal.events, [ins], nothing)
  expect(finished.scenarios[0]).toMatchObject({ id: 'INS/va9.99.01', verdict: 'inconclusive' })
  expect(finished.scenarios[0]?.reason?.fr).toContain('cette version du banc')
})

test('only the last attempt of a scenario is judged', async () => {
  const journal = newJournal()
  journal.append('run.started', runStarted([id]))
  drive(journal, id, 'ko')
  drive(journal, id, 'ok')
  expect((await finish(journal.events, [ins], nothing)).scenarios[0]?.verdict).toBe('pass')
})

test('an empty journal gives an empty run', async () => {
  const finished = await finish([], [ins], nothing)
  expect(finished).toMatchObject({ scenarios: [], journal: { head: genesis, events: 0, complete: false } })
})

test('only the rows that bind the run’s couloirs and waves give a check its severity', async () => {
  const scenario = anEntry(aScenario(id))
  const optional = requirement({ couloirs: ['LGC'], modality: 'PEUT' })
  const bindsRis = aSuite([scenario], [optional, requirement({ couloirs: ['RIS'], modality: 'DOIT' })])
  const verdictFor = async (couloirs: readonly string[]) => {
    const journal = newJournal()
    journal.append('run.started', { ...runStarted([id]), couloirs })
    drive(journal, id, 'ko')
    return (await finish(journal.events, [bindsRis], nothing)).scenarios[0]?.verdict
  }
  expect([await verdictFor(['LGC']), await verdictFor(['RIS']), await verdictFor([])]).toEqual(['warn', 'fail', 'fail'])
})
