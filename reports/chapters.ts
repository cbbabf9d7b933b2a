import type { FinishedRun, ScenarioResult } from '../src/model/finished.ts'
import type { Requirement } from '../src/model/requirement.ts'
import type { Text } from '../src/model/text.ts'

/** A chapter of the run with its scenarios, in the order of the requirement document. */
export interface Chapter {
  readonly id: string
  readonly title: Text
  readonly requirements: readonly Requirement[]
  readonly scenarios: readonly ScenarioResult[]
}

const elsewhere: Text = { fr: 'Hors chapitre', en: 'Outside any chapter' }

/** The run by chapter. A scenario whose chapter the run does not name is kept, in a last chapter of its own. */
export const chaptersOf = (run: FinishedRun): readonly Chapter[] => {
  const known = new Set(run.suites.map(({ id }) => id))
  const lost = run.scenarios.filter(({ suite }) => !known.has(suite))
  const chapters = run.suites.map((suite) => ({
    ...suite,
    scenarios: run.scenarios.filter((scenario) => scenario.suite === suite.id),
  }))
  return lost.length === 0
    ? chapters
    : [...chapters, { id: 'hors-chapitre', title: elsewhere, requirements: [], scenarios: lost }]
}
