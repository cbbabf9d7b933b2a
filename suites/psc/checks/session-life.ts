import { header } from '../../../src/model/exchange.ts'
import { one } from '../../../src/protocols/oidc/parameters.ts'
import { sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import { readBackChannelRequest } from '../../../src/protocols/oidc/token-request.ts'
import { readJsonObject } from '../../../src/protocols/oidc/token-response.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'
import { listed } from '../evidence/seen.ts'

interface Continued {
  readonly nationalId: string
  readonly left: readonly string[]
}

const position = (record: ScenarioRecord, id: string): number => record.events.findIndex((event) => event.id === id)

/** What is left of the professional's session once the product has renewed its token, or tried to. */
const afterRenewal = (record: ScenarioRecord, because: readonly HttpExchange[]): readonly Observation<Continued>[] =>
  record.actions('session.refresh').flatMap(({ id, params, result }) => {
    const at = position(record, id)
    const causes = because.filter((exchange) => position(record, exchange.id) < at)
    const next = record.actions('session.list').find((list) => position(record, list.id) > at)
    if (result === undefined || next?.result === undefined || causes.length === 0) return []
    const left = next.result.sessions.map(({ nationalId }) => nationalId)
    return [{ value: { nationalId: params.nationalId, left }, evidence: [...causes.map((one) => one.id), id, next.id] }]
  })

const renewals = (record: ScenarioRecord): readonly HttpExchange[] =>
  record.exchanges('psc', 'token').filter(({ request, requestBody }) => {
    const form = readBackChannelRequest(requestBody, header(request.headers, 'authorization'))
    return one(form.parameters, 'grant_type') === 'refresh_token'
  })

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
