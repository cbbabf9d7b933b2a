import type { FinishedRun } from '../model/finished.ts'
import { finish } from '../run/finish.ts'
import { type Difference, differences } from '../run/replay.ts'
import type { Dossier } from './dossier.ts'
import { suites } from './suites.ts'

export interface JudgedAgain {
  readonly run: FinishedRun
  /** The verdicts of the written report that are not found again; none when there is no report to compare with. */
  readonly differences: readonly Difference[]
}

/** Judges a stored run again by the suites of this bench, without product or mocks. */
export const judgeAgain = async ({ journal, readBlob, report }: Dossier): Promise<JudgedAgain> => {
  const run = await finish(journal.events, suites, readBlob)
  // An altered journal is judged up to the damage only: its verdicts compare with nothing.
  return { run, differences: journal.broken || !report ? [] : differences(report.scenarios, run) }
}
