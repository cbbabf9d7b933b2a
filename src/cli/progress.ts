import { countByVerdict, verdictOf } from '../../reports/summary.ts'
import { verdictWords } from '../../reports/verdict-words.ts'
import type { CheckResult, FinishedRun, ScenarioResult } from '../model/finished.ts'
import { type Lang, say } from '../model/text.ts'
import { verdicts } from '../model/verdict.ts'
import { oneLine } from '../model/visible.ts'
import { seconds, signs } from './words.ts'

const problem = ({ verdict, title, expected, actual }: CheckResult, lang: Lang): readonly string[] => [
  `    ${signs[verdict]} ${say(title, lang)}`,
  `        ${lang === 'fr' ? 'attendu' : 'expected'} : ${say(expected, lang)}`,
  `        ${lang === 'fr' ? 'observé' : 'actual  '} : ${say(actual, lang)}`,
]

/** One line per scenario, as it ends, and below it what did not pass. */
export const scenarioLines = (result: ScenarioResult, lang: Lang): string => {
  const name = `${result.id.padEnd(23)} ${say(result.title, lang)}`
  const line = `${signs[result.verdict]} ${name}  (${seconds(result.durationMs, lang)})`
  if (result.reason) return [line, `    ${say(result.reason, lang)}`].map(oneLine).join('\n')
  const problems = result.checks.filter(({ verdict }) => verdict !== 'pass').flatMap((check) => problem(check, lang))
  return [line, ...problems].map(oneLine).join('\n')
}

/** What is left on the screen when the run is over: ten lines at most. */
export const summaryLines = (run: FinishedRun, folder: string, lang: Lang): string => {
  const { product, durationMs, defects } = run.run
  const overall = verdictOf(run.scenarios)
  const counts = countByVerdict(run.scenarios)
  const told = verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${say(verdictWords[verdict].name, lang).toLowerCase()} ${counts[verdict]}`)
    .join(', ')
  const count = run.scenarios.length
  const words =
    lang === 'fr'
      ? { scenarios: count > 1 ? 'scénarios' : 'scénario', defects: 'défauts ', report: 'rapport ', replay: 'rejouer ' }
      : { scenarios: count === 1 ? 'scenario' : 'scenarios', defects: 'defects', report: 'report ', replay: 'replay ' }
  return [
    '',
    `${signs[overall]} ${product.name} ${product.version} : ${say(verdictWords[overall].name, lang)}`,
    `  ${count} ${words.scenarios} : ${told}  (${seconds(durationMs, lang)})`,
    ...(defects.length > 0 ? [`  ${words.defects}: ${defects.join(', ')}`] : []),
    `  ${words.report}: ${folder}/report.html`,
    `  ${words.replay}: npm run --silent banc -- replay ${folder}`,
  ]
    .map(oneLine)
    .join('\n')
}
