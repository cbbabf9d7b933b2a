import type {
  Report,
  ReportCheck,
  ReportCorrection,
  ReportScenario,
  ReportSummary,
} from '../../schemas/report/report.ts'
import type { CheckResult, FinishedRun, ScenarioResult } from '../../src/model/finished.ts'
import { type Lang, say } from '../../src/model/text.ts'
import { countByVerdict, verdictOf } from '../summary.ts'

const summaryOf = (run: FinishedRun): ReportSummary => {
  const { 'not-applicable': notApplicable, ...counts } = countByVerdict(run.scenarios)
  const { pass, fail, warn, inconclusive, attested, external } = counts
  return { pass, fail, warn, inconclusive, notApplicable, attested, external }
}

const checkOf = (check: CheckResult, lang: Lang): ReportCheck => ({
  id: check.id,
  title: say(check.title, lang),
  verifies: check.verifies,
  verdict: check.verdict,
  expected: say(check.expected, lang),
  actual: say(check.actual, lang),
  evidence: check.evidence,
  ...(check.assumption === undefined ? {} : { assumption: check.assumption }),
})

const scenarioOf = (scenario: ScenarioResult, lang: Lang): ReportScenario => ({
  id: scenario.id,
  suite: scenario.suite,
  section: say(scenario.section, lang),
  requirements: scenario.requirements,
  title: say(scenario.title, lang),
  verdict: scenario.verdict,
  ...(scenario.reason === undefined ? {} : { reason: say(scenario.reason, lang) }),
  durationMs: scenario.durationMs,
  checks: scenario.checks.map((check) => checkOf(check, lang)),
})

const correctionsOf = (run: FinishedRun, lang: Lang): readonly ReportCorrection[] =>
  run.suites
    .flatMap(({ requirements }) => requirements)
    .flatMap(({ id, couloirs, correctedBy }) =>
      correctedBy === undefined
        ? []
        : [{ requirement: id, couloirs, ...correctedBy, what: say(correctedBy.what, lang) }],
    )

/** The run as the data that other tools read. */
export const reportOf = (run: FinishedRun, lang: Lang): Required<Report> => ({
  lang,
  verdict: verdictOf(run.scenarios),
  run: run.run,
  summary: summaryOf(run),
  scenarios: run.scenarios.map((scenario) => scenarioOf(scenario, lang)),
  corrections: correctionsOf(run, lang),
  journal: run.journal,
})

/** `report.json`: UTF-8, indented, with a newline at the end. */
export const json = (run: FinishedRun, lang: Lang): string => `${JSON.stringify(reportOf(run, lang), null, 2)}\n`
