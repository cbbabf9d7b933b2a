import type { Operation } from '../../src/model/service.ts'
import { backchannelAuthenticationRequest } from '../../src/protocols/oidc/ciba-request.ts'
import { professionalById } from '../people/professionals.ts'
import { knownScopes } from './accept-request.ts'
import { json, oauthError } from './answers.ts'
import { authenticatedForm } from './client-authentication.ts'
import { faultIs } from './faults.ts'
import { endpoint, epoch, type PscState } from './state.ts'

const assumptions = ['psc.ciba-errors', 'psc.ciba-channel'] as const

/** CIBA, poll mode only (A6): the professional named by `login_hint` will be asked on their card or telephone. */
export const cibaAuthorize: Operation<PscState> = {
  name: 'ciba',
  method: 'POST',
  path: endpoint('ext/ciba/auth'),
  handle: (request, state) => {
    const caller = authenticatedForm(request, state)
    if ('refused' in caller) return caller.refused
    const { client, form } = caller
    const refuse = (error: string, description: string, status = 400) =>
      oauthError(status, error, description, { assumptions })
    if (!client.ciba) return refuse('invalid_grant', 'Client not allowed OIDC CIBA Grant', 401)
    if (faultIs(state, 'ciba-unavailable')) return refuse('server_error', 'Failed to send authentication request', 503)
    const { scope, loginHint, bindingMessage, channel = 'MOBILE' } = backchannelAuthenticationRequest(form.parameters)
    if (loginHint === undefined) return refuse('invalid_request', 'missing parameter : login_hint')
    if (scope.length === 0) return refuse('invalid_request', 'missing parameter : scope')
    const professional = professionalById(loginHint)
    if (professional === undefined) return refuse('invalid_request', 'invalid_user')
    if (!scope.includes('openid') || scope.some((name) => !knownScopes.has(name))) {
      return refuse('invalid_scope', 'Invalid scopes')
    }
    if (channel !== 'CARD' && channel !== 'MOBILE') return refuse('invalid_request', 'Invalid parameter: channel')
    if (bindingMessage !== undefined && bindingMessage.length > 50) {
      return refuse('invalid_binding_message', 'The binding message is too long to be shown')
    }
    const now = epoch(state)
    for (const [id, { expiresAt }] of state.ciba) if (expiresAt + 600 < now) state.ciba.delete(id)
    const { cibaSeconds, cibaIntervalSeconds } = state.options
    const authReqId = state.uuid()
    state.ciba.set(authReqId, {
      client,
      nationalId: professional.nationalId,
      scope,
      bindingMessage,
      channel,
      expiresAt: now + cibaSeconds,
      interval: cibaIntervalSeconds,
      lastPoll: undefined,
      polls: 0,
      decision: 'waiting',
    })
    return json(
      200,
      { auth_req_id: authReqId, expires_in: cibaSeconds, interval: cibaIntervalSeconds },
      { assumptions },
    )
  },
}
