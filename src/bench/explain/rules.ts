import { toldRules } from '../../documents/told-rules.ts'
import type { Text } from '../../model/text.ts'
import { cdaBytesRules } from '../../rules/cda/bytes.ts'
import { cdaHeaderRules } from '../../rules/cda/header.ts'
import { coherenceRules } from '../../rules/coherence/rules.ts'
import { documentIsOfItsTime } from '../../rules/dmp/document-date.ts'
import { feedRules } from '../../rules/dmp/submission.ts'
import { hl7Rules } from '../../rules/hl7/rules.ts'
import { datamatrixRules } from '../../rules/ins/datamatrix.ts'
import { insiRules } from '../../rules/insi/rules.ts'
import { jwtRules } from '../../rules/jwt/rules.ts'
import { mailOctetRules } from '../../rules/mail/octets.ts'
import { mailRules } from '../../rules/mail/rules.ts'
import { pdfaRules } from '../../rules/pdf/pdfa.ts'
import type { Rule } from '../../rules/rule.ts'
import { soapRules } from '../../rules/soap/rules.ts'
import { offerRules } from '../../rules/tls/offer.ts'
import { vihfRules } from '../../rules/vihf/rules.ts'
import { xdmRules } from '../../rules/xdm/rules.ts'
import { xdsRules } from '../../rules/xds/rules.ts'
import { checks, checksThat, killersOf } from './catalogue.ts'
import { type Explainable, type Explanation, told } from './explanation.ts'
import { filesDeclaring } from './sources.ts'

/** The sets of official rules that `validate` or a service applies, and whose rules the checks of suites show. */
export const ruleSets = [
  cdaHeaderRules,
  cdaBytesRules,
  xdsRules,
  xdmRules,
  mailRules,
  mailOctetRules,
  vihfRules,
  pdfaRules,
  datamatrixRules,
  jwtRules,
  soapRules,
  insiRules,
  hl7Rules,
  coherenceRules,
  feedRules,
  offerRules,
  { name: feedRules.name, version: feedRules.version, rules: [documentIsOfItsTime] },
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

/** What `validate` tells of reading, of what is not judged, and of schemas. */
const explainTold = (id: string, title: Text): Explanation => ({
  kind: 'rule',
  id,
  title,
  told: [told('set', 'dit par', 'told by', ['validate'])],
  files: filesDeclaring(id, 'src/documents'),
})

/** Rules, once each: an archive repeats those of the documents inside it. */
export const rules = (): readonly Explainable[] => {
  const byId = new Map<string, Explainable>()
  for (const { name, rules: own } of ruleSets) {
    for (const rule of own) {
      if (!byId.has(rule.id)) byId.set(rule.id, { id: rule.id, kind: 'rule', explain: () => explain(name, rule) })
    }
  }
  for (const [id, title] of toldRules) byId.set(id, { id, kind: 'rule', explain: () => explainTold(id, title) })
  return [...byId.values()]
}
