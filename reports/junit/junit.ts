import type { FinishedRun, ScenarioResult } from '../../src/model/finished.ts'
import { type Lang, say } from '../../src/model/text.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { buildDocument, element, type XmlNode } from '../../src/xml/build.ts'
import { type Chapter, chaptersOf } from '../chapters.ts'
import { countByVerdict } from '../summary.ts'
import { messageOf, toldOf } from './told.ts'

const seconds = (ms: number): string => (ms / 1000).toFixed(3)

/**
 * JUnit knows three bad ends: what the product got wrong is a failure; what the bench cannot tell is an error, so that
 * a build never turns green on silence; what machines do not judge is skipped. A warning passes and says so in system-out.
 */
const outcome: Readonly<Record<Verdict, 'failure' | 'error' | 'skipped' | 'system-out' | undefined>> = {
  fail: 'failure',
  inconclusive: 'error',
  warn: 'system-out',
  attested: 'skipped',
  external: 'skipped',
  pass: undefined,
  'not-applicable': 'skipped',
}

const ending = (scenario: ScenarioResult, lang: Lang): readonly XmlNode[] => {
  const tag = outcome[scenario.verdict]
  if (tag === undefined) return []
  if (tag === 'system-out') return [element(tag, {}, toldOf(scenario, lang))]
  const message = messageOf(scenario, lang)
  if (tag === 'skipped') return [element(tag, { message })]
  return [element(tag, { message, type: scenario.verdict }, toldOf(scenario, lang))]
}

const testcase = (scenario: ScenarioResult, lang: Lang): XmlNode => {
  const properties = [
    element('property', { name: 'verdict', value: scenario.verdict }),
    ...scenario.requirements.map((value) => element('property', { name: 'requirement', value })),
  ]
  return element(
    'testcase',
    {
      classname: scenario.suite === '' ? 'banc-segur' : `banc-segur.${scenario.suite}`,
      name: `${scenario.id} ${say(scenario.title, lang)}`,
      time: seconds(scenario.durationMs),
    },
    [element('properties', {}, properties), ...ending(scenario, lang)],
  )
}

const totals = (scenarios: readonly ScenarioResult[]) => {
  const counts = countByVerdict(scenarios)
  return {
    tests: scenarios.length,
    failures: counts.fail,
    errors: counts.inconclusive,
    skipped: counts.attested + counts.external + counts['not-applicable'],
  }
}

const testsuite = (chapter: Chapter, run: FinishedRun, lang: Lang): XmlNode =>
  element(
    'testsuite',
    {
      name: say(chapter.title, lang),
      ...totals(chapter.scenarios),
      time: seconds(chapter.scenarios.reduce((sum, { durationMs }) => sum + durationMs, 0)),
      timestamp: run.run.startedAt,
      hostname: 'banc-segur',
    },
    [
      element('properties', {}, [
        element('property', { name: 'product', value: `${run.run.product.name} ${run.run.product.version}` }),
        element('property', { name: 'bench', value: run.run.benchVersion }),
        element('property', { name: 'run', value: run.run.id }),
      ]),
      ...chapter.scenarios.map((scenario) => testcase(scenario, lang)),
    ],
  )

/** JUnit XML: one testsuite per chapter, one testcase per scenario, named by its official number. */
export const junit = (run: FinishedRun, lang: Lang): string => {
  const suites = chaptersOf(run).filter(({ scenarios }) => scenarios.length > 0)
  const root = element(
    'testsuites',
    {
      name: `banc-segur ${run.run.product.name}`,
      ...totals(run.scenarios),
      time: seconds(run.run.durationMs),
    },
    suites.map((chapter) => testsuite(chapter, run, lang)),
  )
  return buildDocument(root)
}
