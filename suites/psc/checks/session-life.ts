import { sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import { readJsonObject } from '../../../src/protocols/oidc/token-response.ts'
import { check } from '../../../src/run/check.ts'
import { afterRenewal, type Continued, renewals } from '../evidence/renewals.ts'
import { listed } from '../evidence/seen.ts'

const gone = ({ nationalId, left }: Continued) => ({
  ok: !left.some((id) => sameProfessional(id, nationalId)),
  expected: { fr: `plus de session de ${nationalId}`, en: `no session of ${nationalId} any more` },
  actual: listed(left),
})

export const refusedRenewalEndsTheSession = check({
  id: 'psc.refusedRenewalEndsTheSession',
  title: {
    fr: 'Quand Pro Santé Connect refuse de renouveler le jeton, la session du produit prend fin',
    en: 'When Pro Santé Connect refuses to renew the token, the product’s session ends',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.session-ends-with-the-token',
  observes: (record) =>
    afterRenewal(
      record,
      renewals(record).filter(({ response }) => response.status !== 200),
    ),
  judge: gone,
})

export const inactiveTokenEndsTheSession = check({
  id: 'psc.inactiveTokenEndsTheSession',
  title: {
    fr: 'Quand l’introspection dit le jeton inactif, la session du produit prend fin',
    en: 'When introspection says that the token is inactive, the product’s session ends',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.session-ends-with-the-token',
  // A product that renews without asking has nothing to obey: its renewal is then the evidence.
  observes: (record) => {
    const asked = record.exchanges('psc', 'introspect')
    const inactive = asked.filter(({ responseBody }) => readJsonObject(responseBody)?.active === false)
    return afterRenewal(record, asked.length === 0 ? renewals(record) : inactive).map(({ value, evidence }) => ({
      value: { ...value, asked: asked.length > 0 },
      evidence,
    }))
  },
  judge: ({ asked, ...continued }) =>
    asked
      ? gone(continued)
      : {
          ok: true,
          expected: gone(continued).expected,
          actual: { fr: 'le produit n’interroge pas l’introspection', en: 'the product does not ask introspection' },
        },
})

export const expiredAccessTokenIsRenewed = check({
  id: 'psc.expiredAccessTokenIsRenewed',
  title: {
    fr: 'Quand le jeton d’accès a expiré, le produit le renouvelle et la session continue',
    en: 'When the access token has expired, the product renews it and the session goes on',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.access-token-renewed',
  observes: (record) =>
    record
      .all('fault.selected')
      .filter(({ data }) => data.fault === 'access-token-expired')
      .flatMap(({ id }) =>
        afterRenewal(record, record.exchanges('psc', 'token')).map(({ value, evidence }) => ({
          value,
          evidence: [id, ...evidence],
        })),
      ),
  judge: ({ nationalId, left }) => ({
    ok: left.some((id) => sameProfessional(id, nationalId)),
    expected: { fr: `une session de ${nationalId}`, en: `a session of ${nationalId}` },
    actual: listed(left),
  }),
})
