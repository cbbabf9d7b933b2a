import type { AuthorizationRequest } from '../../../src/protocols/oidc/authorization-request.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { newEachTime } from '../../new-each-time.ts'
import { authorizations } from '../evidence/seen.ts'

const verifies = ['PSC.01']
const assumption = 'psc.values-new'

const sent = (parameter: (request: AuthorizationRequest) => string | undefined) => (record: ScenarioRecord) =>
  authorizations(record).flatMap(({ request, exchange: { id } }) => {
    const value = parameter(request)
    return value === undefined ? [] : [{ value, evidence: [id] }]
  })

export const stateIsNewEachTime = newEachTime({
  id: 'psc.stateIsNewEachTime',
  title: { fr: 'Le state change à chaque demande', en: 'The state changes with each request' },
  verifies,
  assumption,
  sent: sent(({ state }) => state),
})

export const nonceIsNewEachTime = newEachTime({
  id: 'psc.nonceIsNewEachTime',
  title: { fr: 'Le nonce change à chaque demande', en: 'The nonce changes with each request' },
  verifies,
  assumption,
  sent: sent(({ nonce }) => nonce),
})

export const codeChallengeIsNewEachTime = newEachTime({
  id: 'psc.codeChallengeIsNewEachTime',
  title: { fr: 'Le code_challenge change à chaque demande', en: 'The code_challenge changes with each request' },
  verifies,
  assumption,
  sent: sent(({ codeChallenge }) => codeChallenge),
})
