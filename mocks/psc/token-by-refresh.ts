import { words } from '../../src/protocols/oidc/parameters.ts'
import { oauthError } from './answers.ts'
import { isAlive } from './cookie.ts'
import { faultIs } from './faults.ts'
import type { PscClient } from './options.ts'
import { epoch, type PscState } from './state.ts'
import type { RedeemedGrant } from './token-by-code.ts'

/** grant_type=refresh_token: works once, while the session lives, for the client it was issued to. */
export const redeemRefreshToken = (
  get: (name: string) => string | undefined,
  client: PscClient,
  state: PscState,
): RedeemedGrant => {
  // A session ends at any time, and its tokens with it: no fault of who asks.
  const refused = (description: string) => ({ refused: oauthError(400, 'invalid_grant', description, { notes: [] }) })
  const token = get('refresh_token')
  if (token === undefined) return { refused: oauthError(400, 'invalid_request', 'No refresh token') }
  if (faultIs(state, 'refresh-refused')) return refused('Token is not active')
  const issued = state.refreshTokens.get(token)
  if (issued === undefined || issued.grant.clientId !== client.clientId) return refused('Invalid refresh token')
  state.refreshTokens.delete(token)
  if (issued.expiresAt <= epoch(state)) return refused('Token is not active')
  const session = state.sessions.get(issued.grant.sessionId)
  if (session === undefined || !isAlive(state, session)) return refused('Session not active')
  const asked = words(get('scope'))
  if (asked.some((name) => !issued.grant.scope.includes(name))) {
    return { refused: oauthError(400, 'invalid_scope', 'Invalid scopes: wider than what was granted') }
  }
  session.lastSeen = epoch(state)
  return { grant: asked.length === 0 ? issued.grant : { ...issued.grant, scope: asked } }
}
