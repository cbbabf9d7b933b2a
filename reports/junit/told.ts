import type { CheckResult, ScenarioResult } from '../../src/model/finished.ts'
import { type Lang, say, type Text } from '../../src/model/text.ts'
import { verdictWords } from '../verdict-words.ts'

const words = {
  expected: { fr: 'attendu ', en: 'expected' },
  actual: { fr: 'constaté', en: 'actual  ' },
  evidence: { fr: 'preuves ', en: 'evidence' },
  assumption: { fr: 'hypothèse', en: 'assumption' },
  colon: { fr: ' : ', en: ': ' },
} satisfies Record<string, Text>

const told = (check: CheckResult, lang: Lang): string => {
  const line = (label: Text, value: string) => `  ${label[lang]}${words.colon[lang]}${value}`
  return [
    `[${check.verdict}] ${check.id}${words.colon[lang]}${say(check.title, lang)}`,
    line(words.expected, say(check.expected, lang)),
    line(words.actual, say(check.actual, lang)),
    ...(check.evidence.length === 0 ? [] : [line(words.evidence, check.evidence.join(', '))]),
    ...(check.assumption === undefined ? [] : [line(words.assumption, check.assumption)]),
  ].join('\n')
}

/** The checks that gave the scenario its verdict: what a reader of the message wants to know first. */
const decisive = (scenario: ScenarioResult): readonly CheckResult[] =>
  scenario.checks.filter(({ verdict }) => verdict === scenario.verdict)

/** One line: the verdict in words, its reason, and the checks that decided. */
export const messageOf = (scenario: ScenarioResult, lang: Lang): string => {
  const reason = scenario.reason === undefined ? [] : [say(scenario.reason, lang)]
  const checks = decisive(scenario).map(({ title }) => say(title, lang))
  const because = [...reason, ...checks].join(' · ')
  const name = say(verdictWords[scenario.verdict].name, lang)
  return because === '' ? name : `${name}${words.colon[lang]}${because}`
}

/** The reason, then expected, actual and evidence of every check that is not met. */
export const toldOf = (scenario: ScenarioResult, lang: Lang): string =>
  [
    ...(scenario.reason === undefined ? [] : [say(scenario.reason, lang)]),
    ...scenario.checks.filter(({ verdict }) => verdict !== 'pass').map((check) => told(check, lang)),
  ].join('\n\n')
