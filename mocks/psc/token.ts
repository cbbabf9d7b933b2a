import type { Answer, Operation } from '../../src/model/service.ts'
import { one } from '../../src/protocols/oidc/parameters.ts'
import { json, oauthError } from './answers.ts'
import { authenticatedForm } from './client-authentication.ts'
import { issueTokens } from './issue-tokens.ts'
import type { PscClient } from './options.ts'
import { endpoint, type PscState } from './state.ts'
import { type RedeemedGrant, redeemCode } from './token-by-code.ts'
import { redeemRefreshToken } from './token-by-refresh.ts'

const advertisedOnly = [
  'password',
  'client_credentials',
  'implicit',
  'urn:openid:params:grant-type:ciba',
  'urn:ietf:params:oauth:grant-type:device_code',
]

const redeem = (
  grantType: string | undefined,
  get: (name: string) => string | undefined,
  client: PscClient,
  state: PscState,
): RedeemedGrant => {
  if (grantType === undefined)
    return { refused: oauthError(400, 'invalid_request', 'Missing form parameter: grant_type') }
  if (grantType === 'authorization_code') return redeemCode(get, client, state)
  if (grantType === 'refresh_token') return redeemRefreshToken(get, client, state)
  return advertisedOnly.includes(grantType)
    ? {
        refused: oauthError(400, 'unauthorized_client', `Client not allowed for grant ${grantType}`, {
          assumptions: ['psc.code-flow-only'],
        }),
      }
    : { refused: oauthError(400, 'unsupported_grant_type', 'Unsupported grant_type') }
}

export const token: Operation<PscState> = {
  name: 'token',
  method: 'POST',
  path: endpoint('token'),
  handle: async (request, state): Promise<Answer> => {
    if (state.fault === 'token-error-500')
      return json(500, { error: 'unknown_error' }, { notes: ['fault token-error-500'] })
    const caller = authenticatedForm(request, state)
    if ('refused' in caller) return caller.refused
    const { client, form } = caller
    const get = (name: string) => one(form.parameters, name)
    const redeemed = redeem(get('grant_type'), get, client, state)
    if ('refused' in redeemed) return redeemed.refused
    return json(200, await issueTokens(redeemed.grant, state), {
      notes: [`tokens for ${redeemed.grant.nationalId}, client authenticated by ${form.credentials.method}`],
      assumptions: ['psc.id-token-claims', 'psc.refresh-token-opaque'],
    })
  },
}
