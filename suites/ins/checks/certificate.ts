import { assertionIsTaken } from '../../../src/rules/insi/assertion.ts'
import { check } from '../../../src/run/check.ts'
import { ruleCheck } from '../../rule-check.ts'
import { isOrganisationCall } from '../evidence/organisation-call.ts'
import { callers } from '../evidence/professional-calls.ts'
import { insiCalls } from '../evidence/seen.ts'

export const insiIsCalledWithAnOrganisationCertificate = check({
  id: 'ins.insiIsCalledWithAnOrganisationCertificate',
  title: {
    fr: 'Un appel à INSi sans assertion du professionnel présente un certificat d’organisation INSI-MANU ou INSI-AUTO',
    en: 'A call of INSi without an assertion of the professional presents an organisation certificate INSI-MANU or INSI-AUTO',
  },
  verifies: ['INS/va1.14'],
  observes: (record) =>
    insiCalls(record)
      .filter((call) => isOrganisationCall(record, call))
      .map(({ id, tls }) => ({ value: tls, evidence: [id] })),
  judge: (tls) => ({
    ok: tls?.clientTrusted === true && /(?:^|[,/])\s*CN=INSI-(?:MANU|AUTO)(?:[,/]|$)/.test(tls.clientSubject ?? ''),
    expected: 'CN=INSI-MANU, CN=INSI-AUTO',
    actual: tls?.clientSubject ?? { fr: 'aucun certificat', en: 'no certificate' },
  }),
})

export const assertionToInsiIsOneThatItTakes = ruleCheck({
  id: 'ins.assertionToInsiIsOneThatItTakes',
  title: {
    fr: 'L’assertion du professionnel, s’il y en a une, est signée par l’autorité reconnue, à l’heure, et accompagnée d’un certificat client',
    en: 'The professional’s assertion, if there is one, is signed by the recognised authority, timely, and comes with a client certificate',
  },
  verifies: ['INS/va1.14'],
  rules: [assertionIsTaken],
  subjects: callers,
})
