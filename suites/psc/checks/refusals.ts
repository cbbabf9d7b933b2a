import { textClaim } from '../../../src/protocols/oidc/jwt.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { around, opensNone } from '../evidence/around.ts'
import { type HandedCode, handedCodes, redemptions, type SessionsAround } from '../evidence/seen.ts'

/** id_tokens whose nonce is not the one of the request that they answer. */
const wrongNonces = (record: ScenarioRecord): readonly Observation<SessionsAround>[] =>
  redemptions(record).flatMap(({ id, code, claims }) => {
    const asked = handedCodes(record).find((handed) => handed.code === code)?.request?.nonce
    if (asked === undefined || claims === undefined || textClaim(claims, 'nonce') === asked) return []
    return around(record, id)
  })

export const wrongNonceOpensNoSession = check({
  id: 'psc.wrongNonceOpensNoSession',
  title: {
    fr: 'Un id_token dont le nonce n’est pas celui de la demande n’ouvre pas de session',
    en: 'An id_token whose nonce is not the request’s opens no session',
  },
  verifies: ['PSC.01'],
  observes: wrongNonces,
  judge: opensNone,
})

/** Codes handed over with another state than the request's. */
const alteredStates = (record: ScenarioRecord): readonly HandedCode[] =>
  handedCodes(record).filter(({ state, request }) => request?.state !== undefined && state !== request.state)

export const alteredStateOpensNoSession = check({
  id: 'psc.alteredStateOpensNoSession',
  title: {
    fr: 'Un retour dont le state n’est pas celui de la demande n’ouvre pas de session',
    en: 'An answer whose state is not the request’s opens no session',
  },
  verifies: ['PSC.01'],
  observes: (record) => alteredStates(record).flatMap(({ id }) => around(record, id)),
  judge: opensNone,
})

export const alteredStateRedeemsNoCode = check({
  id: 'psc.alteredStateRedeemsNoCode',
  title: {
    fr: 'Le code d’un retour dont le state n’est pas celui de la demande n’est pas échangé',
    en: 'The code of an answer whose state is not the request’s is not redeemed',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.state-before-code',
  // The absence counts only when the service was watched for a while.
  observes: (record) => {
    const watched = record.all('window.closed').filter(({ data }) => data.services.includes('psc'))
    if (watched.length === 0) return []
    return alteredStates(record).map(({ id, code }) => {
      const redeemed = redemptions(record).filter((redemption) => redemption.code === code)
      return {
        value: redeemed.length,
        evidence: [id, ...redeemed.map((one) => one.id), ...watched.map((one) => one.id)],
      }
    })
  },
  judge: (times) => ({
    ok: times === 0,
    expected: { fr: 'aucun échange du code', en: 'the code is never redeemed' },
    actual: { fr: `${times} échange(s) du code`, en: `the code was redeemed ${times} time(s)` },
  }),
})
