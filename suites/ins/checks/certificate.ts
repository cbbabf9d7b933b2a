import { assertionProblems } from '../../../src/protocols/ins/assertion-problems.ts'
import { check } from '../../../src/run/check.ts'
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

export const assertionToInsiIsOneThatItTakes = check({
  id: 'ins.assertionToInsiIsOneThatItTakes',
  title: {
    fr: 'L’assertion du professionnel, s’il y en a une, est signée par l’autorité reconnue, à l’heure, et accompagnée d’un certificat client',
    en: 'The professional’s assertion, if there is one, is signed by the recognised authority, timely, and comes with a client certificate',
  },
  verifies: ['INS/va1.14'],
  assumption: 'insi.assertion-refusals',
  observes: callers,
  judge: (call) => {
    const problems = call === undefined ? [] : assertionProblems(call)
    const held =
      call === undefined
        ? { fr: 'appel de l’organisation, sans assertion', en: 'call of the organisation, without an assertion' }
        : { fr: 'assertion acceptable', en: 'acceptable assertion' }
    return {
      ok: problems.length === 0,
      expected: {
        fr: 'aucune assertion, ou une assertion qu’INSi accepte',
        en: 'no assertion, or one that INSi takes',
      },
      actual:
        problems.length === 0
          ? held
          : {
              fr: problems.map(({ text }) => text.fr).join(' ; '),
              en: problems.map(({ text }) => text.en).join('; '),
            },
    }
  },
})
