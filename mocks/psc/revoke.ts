import type { Operation } from '../../src/model/service.ts'
import { one } from '../../src/protocols/oidc/parameters.ts'
import { json, oauthError } from './answers.ts'
import { authenticatedForm } from './client-authentication.ts'
import { endpoint, type PscState } from './state.ts'

/** RFC 7009: an unknown token is answered like a revoked one; revoking a refresh token ends its access tokens too. */
export const revoke: Operation<PscState> = {
  name: 'revoke',
  method: 'POST',
  path: endpoint('revoke'),
  handle: (request, state) => {
    const caller = authenticatedForm(request, state)
    if ('refused' in caller) return caller.refused
    const token = one(caller.form.parameters, 'token')
    if (token === undefined) return oauthError(400, 'invalid_request', 'Token not provided')
    const refresh = state.refreshTokens.get(token)
    const issued = refresh ?? state.accessTokens.get(token)
    if (issued !== undefined && issued.grant.clientId !== caller.client.clientId) {
      return oauthError(400, 'invalid_token', 'Unmatching clients')
    }
    state.accessTokens.delete(token)
    state.refreshTokens.delete(token)
    if (refresh !== undefined) {
      for (const [access, { grant }] of state.accessTokens) {
        if (grant.sessionId === refresh.grant.sessionId && grant.clientId === refresh.grant.clientId) {
          state.accessTokens.delete(access)
        }
      }
    }
    return json(200, {})
  },
}
