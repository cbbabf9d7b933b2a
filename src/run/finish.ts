import { isA, type JournalEvent } from '../model/event.ts'
import type { FinishedRun, ScenarioResult } from '../model/finished.ts'
import { genesis } from './chain.ts'
import { judgeScenario, notApplicable } from './judge.ts'
import { inScope } from './plan.ts'
import { scenarioRecord } from './record.ts'
import type { Entry, Suite } from './suite.ts'

const empty = new Uint8Array()

const find = (suites: readonly Suite[], id: string): { suite: Suite; entry: Entry } | undefined => {
  for (const suite of suites) {
    const entry = suite.entries.find(({ scenario }) => scenario.id === id)
    if (entry) return { suite, entry }
  }
  return undefined
}

/**
 * Judges a journal: the same code for a live run, a CI gate and a reviewer's replay. The plan is the journal's own; a
 * planned scenario that this bench does not know is `inconclusive`, and says so.
 */
export const finish = async (
  events: readonly JournalEvent[],
  suites: readonly Suite[],
  readBlob: (sha256: string) => Uint8Array | undefined,
): Promise<FinishedRun> => {
  const started = events.find(isA('run.started'))
  const capabilities = events.findLast(isA('pilot.capabilities'))?.data
  const planned = started?.data.plan ?? []
  const scope = { couloirs: started?.data.couloirs ?? [], vagues: started?.data.vagues ?? [] }
  const skipped = new Map(started?.data.notApplicable.map(({ id, profils }) => [id, profils]) ?? [])
  const scenarios: ScenarioResult[] = []
  for (const id of planned) {
    const known = find(suites, id)
    const profils = skipped.get(id)
    if (!known) scenarios.push(unknownScenario(id))
    else if (profils) scenarios.push(notApplicable(known.suite.id, known.entry, profils))
    else {
      const record = scenarioRecord(id, events, (sha256) => readBlob(sha256) ?? empty)
      const binding = inScope(known.suite.requirements, scope)
      scenarios.push(await judgeScenario(known.suite.id, known.entry, record, binding))
    }
  }
  const first = events[0]
  const last = events.at(-1)
  return {
    run: {
      id: started?.data.run ?? '',
      startedAt: first?.at ?? '',
      durationMs: first && last ? Date.parse(last.at) - Date.parse(first.at) : 0,
      benchVersion: started?.data.benchVersion ?? '',
      product: capabilities?.product ?? started?.data.product ?? { name: '', version: '' },
      couloirs: started?.data.couloirs ?? [],
      vagues: started?.data.vagues ?? [],
      defects: started?.data.defects ?? [],
    },
    suites: suites
      .filter(({ id }) => scenarios.some(({ suite }) => suite === id))
      .map(({ id, title, requirements }) => ({ id, title, requirements: inScope(requirements, scope) })),
    scenarios,
    events,
    readBlob,
    journal: { head: last?.hash ?? genesis, events: events.length, complete: last?.type === 'run.ended' },
  }
}

const unknownScenario = (id: string): ScenarioResult => {
  const reason = {
    fr: 'ce scénario n’existe pas dans cette version du banc',
    en: 'this scenario does not exist in this version of the bench',
  }
  return {
    id,
    suite: '',
    section: reason,
    requirements: [],
    title: { fr: id, en: id },
    verdict: 'inconclusive',
    reason,
    durationMs: 0,
    checks: [],
  }
}
