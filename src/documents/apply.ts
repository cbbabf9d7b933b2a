import { type Lang, say } from '../model/text.ts'
import { type Checked, mostFindings, type RuleSet } from '../rules/rule.ts'
import type { FileFinding, RuleSetResult } from './result.ts'

const listed = ({ findings }: Checked, lang: Lang): readonly FileFinding[] => {
  const shown = findings
    .slice(0, mostFindings)
    .map(({ clause: _, message, ...finding }) => ({ ...finding, message: say(message, lang) }))
  const [first] = findings
  const hidden = findings.length - mostFindings
  if (first === undefined || hidden <= 0) return shown
  const message = {
    fr: `Et ${hidden} autres constats de cette règle, non détaillés.`,
    en: `And ${hidden} more findings of this rule, not listed.`,
  }
  return [
    ...shown,
    { rule: first.rule, severity: first.severity, location: '/', line: 0, column: 0, message: say(message, lang) },
  ]
}

/** Applies every rule of a set to a subject. `rulesFired` counts the rules that had something to judge. */
export const applyRules = <S>({ name, version, rules }: RuleSet<S>, subject: S, lang: Lang): RuleSetResult => {
  const checked = rules.map((rule) => rule.check(subject))
  return {
    name,
    version,
    rulesFired: checked.filter(({ fired }) => fired > 0).length,
    aborted: null,
    findings: checked
      .flatMap((one) => listed(one, lang))
      .toSorted((one, other) => one.line - other.line || one.column - other.column),
  }
}
