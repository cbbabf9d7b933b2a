import { oauthError } from './answers.ts'
import { faultIs } from './faults.ts'
import type { PscClient } from './options.ts'
import { openSession } from './session.ts'
import { type CibaRequest, epoch, type PscState } from './state.ts'
import type { RedeemedGrant } from './token-by-code.ts'

const assumptions = ['psc.ciba-errors', 'psc.ciba-decision'] as const

/** Seconds that each slow_down adds to the interval (CIBA Core §11). */
const slowDownSeconds = 5

/** What the professional has answered so far: a fault decides first, then the page, else they accept after some polls. */
const decisionOf = ({ polls, decision }: CibaRequest, state: PscState): CibaRequest['decision'] => {
  if (faultIs(state, 'ciba-denied')) return 'refused'
  if (decision !== 'waiting' || faultIs(state, 'ciba-decided-on-the-page')) return decision
  const patience = faultIs(state, 'ciba-pending') ? 3 : state.options.cibaPendingPolls
  return polls > patience ? 'accepted' : 'waiting'
}

/** A timer may wake a little early, and a message travel faster than the one before it. */
const timerGraceMs = 250

/** `now` in epoch milliseconds. */
const hurried = (asked: CibaRequest, now: number, state: PscState): boolean =>
  (asked.lastPoll !== undefined && now - asked.lastPoll < asked.interval * 1000 - timerGraceMs) ||
  (asked.polls === 1 && faultIs(state, 'ciba-slow-down'))

/** grant_type=urn:openid:params:grant-type:ciba: one poll. The answers that are not tokens are those of CIBA Core §11. */
export const redeemCibaRequest = (
  get: (name: string) => string | undefined,
  client: PscClient,
  state: PscState,
): RedeemedGrant => {
  const refused = (error: string, description: string) => ({
    refused: oauthError(400, error, description, { assumptions }),
  })
  const id = get('auth_req_id')
  if (id === undefined) return refused('invalid_request', 'Missing parameter: auth_req_id')
  const asked = state.ciba.get(id)
  if (asked === undefined || asked.client.clientId !== client.clientId) {
    return refused('invalid_grant', 'Invalid Auth Req ID')
  }
  const now = epoch(state)
  if (asked.expiresAt <= now || faultIs(state, 'ciba-expired')) {
    state.ciba.delete(id)
    return refused('expired_token', 'authentication timed out')
  }
  asked.polls += 1
  const polledAt = state.now().getTime()
  const tooSoon = hurried(asked, polledAt, state)
  asked.lastPoll = polledAt
  if (tooSoon) {
    asked.interval += slowDownSeconds
    return refused('slow_down', 'too early to access')
  }
  const decision = decisionOf(asked, state)
  if (decision === 'waiting') {
    const stillPending = "The authorization request is still pending as the end-user hasn't yet been authenticated."
    return refused('authorization_pending', stillPending)
  }
  state.ciba.delete(id)
  if (decision === 'refused') return refused('access_denied', 'not authorized')
  const session = openSession(state, asked.nationalId)
  return {
    grant: {
      clientId: client.clientId,
      sessionId: session.id,
      nationalId: asked.nationalId,
      authTime: session.authTime,
      scope: asked.scope,
      nonce: undefined,
    },
    assumptions: ['psc.ciba-decision'],
  }
}
