import { reportOf } from '../../reports/json/json.ts'
import type { FinishedRun } from '../model/finished.ts'
import { type Views, viewsOf } from '../protocols/views.ts'
import { finish } from '../run/finish.ts'
import { type Difference, differences } from '../run/replay.ts'
import { type Change, changes } from './changes.ts'
import type { Dossier } from './dossier.ts'
import { suites } from './suites.ts'
import { version } from './version.ts'

export interface JudgedAgain {
  readonly run: FinishedRun
  /** The verdicts of the written report that are not found again; none when there is no report to compare with. */
  readonly differences: readonly Difference[]
  /** Everything else of the written report that is told otherwise: overall verdict, counts, texts, evidence, facts. */
  readonly changes: readonly Change[]
  /** Whether another bench wrote it, of another version or from before seals: its sentences may be others with every right. */
  readonly otherBench: boolean
}

/** Judges a stored run again by the suites of this bench, without product or mocks. */
export const judgeAgain = async (
  { journal, readBlob, report }: Dossier,
  views: Views = viewsOf(),
): Promise<JudgedAgain> => {
  const run = await finish(journal.events, suites, readBlob, new Map(), views)
  const last = journal.events.at(-1)
  const otherBench = run.run.benchVersion !== version || (last?.type === 'run.ended' && last.data.sealed !== true)
  // An altered journal is judged up to the damage only: its verdicts compare with nothing.
  if (journal.broken || !report) return { run, differences: [], changes: [], otherBench }
  const again = reportOf(run, report.lang ?? 'fr')
  return { run, differences: differences(report.scenarios, run), changes: changes(report, again), otherBench }
}
