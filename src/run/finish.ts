import { isA, type JournalEvent } from '../model/event.ts'
import type { FinishedRun, ScenarioResult } from '../model/finished.ts'
import { type Views, viewsOf } from '../protocols/views.ts'
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

/** Reads a body by its SHA-256 (hex); undefined when the store does not hold it. */
type FindBlob = (sha256: string) => Uint8Array | undefined

/**
 * Judges one planned scenario from its own slice of the journal: the one judging, for a live run when the scenario has
 * ended, for `finish` and for a replay. A scenario that this bench does not know is `inconclusive`, and says so.
 */
export const judgePlanned = async (
  id: string,
  events: readonly JournalEvent[],
  suites: readonly Suite[],
  readBlob: FindBlob,
  views?: Views,
): Promise<ScenarioResult> => {
  const known = find(suites, id)
  if (!known) return unknownScenario(id)
  const started = events.find(isA('run.started'))?.data
  const skipped = started?.notApplicable.find((one) => one.id === id)
  if (skipped) return notApplicable(known.suite.id, known.entry, skipped.profils)
  const binding = inScope(known.suite.requirements, {
    couloirs: started?.couloirs ?? [],
    vagues: started?.vagues ?? [],
  })
  const record = scenarioRecord(id, events, (sha256) => readBlob(sha256) ?? empty, views)
  return judgeScenario(known.suite.id, known.entry, record, binding)
}

/** The seal comes after all that a run tells: reports are under it, and hold nothing of it. */
const withoutItsSeal = (events: readonly JournalEvent[]): readonly JournalEvent[] =>
  events.at(-1)?.type === 'run.sealed' ? events.slice(0, -1) : events

/**
 * The finished run that a journal tells. The plan is the journal's own; `judged` holds what has been judged already, by
 * scenario id, and what it lacks is judged now.
 */
export const finish = async (
  journal: readonly JournalEvent[],
  suites: readonly Suite[],
  readBlob: FindBlob,
  judged: ReadonlyMap<string, ScenarioResult> = new Map(),
  views: Views = viewsOf(),
): Promise<FinishedRun> => {
  const events = withoutItsSeal(journal)
  const started = events.find(isA('run.started'))
  const capabilities = events.findLast(isA('pilot.capabilities'))?.data
  const planned = new Set(started?.data.plan)
  const scope = { couloirs: started?.data.couloirs ?? [], vagues: started?.data.vagues ?? [] }
  const scenarios: ScenarioResult[] = []
  for (const id of planned) {
    scenarios.push(judged.get(id) ?? (await judgePlanned(id, events, suites, readBlob, views)))
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
