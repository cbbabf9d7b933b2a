import type { Answer } from '../../src/model/service.ts'
import { verifierAnswers } from '../../src/protocols/oidc/pkce.ts'
import { oauthError } from './answers.ts'
import type { PscAssumption } from './assumptions.ts'
import { faultIs } from './faults.ts'
import type { PscClient } from './options.ts'
import { closeSession } from './session.ts'
import { epoch, type Grant, type IssuedCode, type PscState } from './state.ts'

export type RedeemedGrant =
  | { readonly refused: Answer }
  | { readonly grant: Grant; readonly assumptions?: readonly PscAssumption[] }

const pkceProblem = ({ challenge }: IssuedCode, verifier: string | undefined): string | undefined => {
  if (challenge === undefined) return undefined
  if (verifier === undefined) return 'PKCE code verifier not specified'
  return verifierAnswers(verifier, challenge.value, challenge.method) ? undefined : 'PKCE verification failed'
}

/** grant_type=authorization_code. A code that comes back a second time ends what was opened with it (RFC 6749 §4.1.2). */
export const redeemCode = (
  get: (name: string) => string | undefined,
  client: PscClient,
  state: PscState,
): RedeemedGrant => {
  const code = get('code')
  if (code === undefined) return { refused: oauthError(400, 'invalid_request', 'Missing parameter: code') }
  const issued = state.codes.get(code)
  if (issued === undefined || issued.grant.clientId !== client.clientId) {
    return { refused: oauthError(400, 'invalid_grant', 'Code not valid') }
  }
  if (issued.used || faultIs(state, 'code-replayed')) {
    closeSession(state, issued.grant.sessionId)
    return { refused: oauthError(400, 'invalid_grant', 'Code already used: the session is closed') }
  }
  issued.used = true
  const problem =
    issued.expiresAt < epoch(state)
      ? 'Code is expired'
      : get('redirect_uri') !== issued.redirectUri
        ? 'Incorrect redirect_uri'
        : !state.sessions.has(issued.grant.sessionId)
          ? 'Session not active'
          : pkceProblem(issued, get('code_verifier'))
  return problem === undefined ? { grant: issued.grant } : { refused: oauthError(400, 'invalid_grant', problem) }
}
