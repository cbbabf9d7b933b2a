import type { ScenarioResult } from '../src/model/finished.ts'
import { type Verdict, verdicts, worst } from '../src/model/verdict.ts'

/** Number of scenarios by verdict. */
export const countByVerdict = (scenarios: readonly Pick<ScenarioResult, 'verdict'>[]): Record<Verdict, number> => {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>
  for (const { verdict } of scenarios) counts[verdict] += 1
  return counts
}

/** The verdict of a whole run, or of a chapter: the worst of its scenarios. */
export const verdictOf = (scenarios: readonly Pick<ScenarioResult, 'verdict'>[]): Verdict =>
  worst(scenarios.map(({ verdict }) => verdict))
