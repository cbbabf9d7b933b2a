import { cdaHeaderRules } from '../../rules/cda/header.ts'
import { coherenceRules } from '../../rules/coherence/rules.ts'
import { feedRules } from '../../rules/dmp/submission.ts'
import { datamatrixRules } from '../../rules/ins/datamatrix.ts'
import { jwtRules } from '../../rules/jwt/rules.ts'
import { mailRules } from '../../rules/mail/rules.ts'
import { pdfaRules } from '../../rules/pdf/pdfa.ts'
import type { Rule } from '../../rules/rule.ts'
import { vihfRules } from '../../rules/vihf/rules.ts'
import { xdmRules } from '../../rules/xdm/rules.ts'
import { xdsRules } from '../../rules/xds/rules.ts'
import { checks, checksThat, killersOf } from './catalogue.ts'
import { type Explainable, type Explanation, told } from './explanation.ts'
import { filesDeclaring } from './sources.ts'

/** The sets of official rules that `validate` or a service applies, and whose rules the checks of suites show. */
export const ruleSets = [
  cdaHeaderRules,
  xdsRules,
  xdmRules,
  mailRules,
  vihfRules,
  pdfaRules,
  datamatrixRules,
  jwtRules,
  coherenceRules,
  feedRules,
] as const

type Facts = Pick<Rule<never>, 'id' | 'title' | 'clause' | 'severity' | 'assumption'>

const explain = (set: string, { id, title, clause, severity, assumption }: Facts): Explanation => {
  const faces = checks.filter(({ rules }) => rules.includes(id))
  const ids = checksThat(({ rules }) => rules.includes(id))
  return {
    kind: 'rule',
    id,
    title,
    told: [
      told('source', 'source', 'source', [clause]),
      told('set', 'jeu de règles', 'rule set', [set]),
      told('severity', 'gravité dans validate', 'severity in validate', [severity]),
      told('assumption', 'repose sur l’hypothèse', 'rests on the assumption', assumption ? [assumption] : []),
      told('serves', 'sert l’exigence', 'serves the requirement', [
        ...new Set(faces.flatMap(({ verifies }) => verifies)),
      ]),
      told('checks', 'contrôles qui la montrent', 'checks that show it', ids),
      told('killedBy', 'défauts qui tuent ces contrôles', 'defects that kill these checks', killersOf(ids)),
    ],
    files: filesDeclaring(id, 'src/rules'),
  }
}

/** Rules, once each: an archive repeats those of the documents inside it. */
export const rules = (): readonly Explainable[] => {
  const byId = new Map<string, Explainable>()
  for (const { name, rules: own } of ruleSets) {
    for (const rule of own) {
      if (!byId.has(rule.id)) byId.set(rule.id, { id: rule.id, kind: 'rule', explain: () => explain(name, rule) })
    }
  }
  return [...byId.values()]
}
