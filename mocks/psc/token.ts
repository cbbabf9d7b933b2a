import type { Answer, Operation } from '../../src/model/service.ts'
import { cibaGrantType } from '../../src/protocols/oidc/ciba-request.ts'
import { one } from '../../src/protocols/oidc/parameters.ts'
import { anotherProfessional } from '../people/professionals.ts'
import { json, oauthError } from './answers.ts'
import { authenticatedForm } from './client-authentication.ts'
import { faultIs } from './faults.ts'
import { issueTokens } from './issue-tokens.ts'
import type { PscClient } from './options.ts'
import { endpoint, type Grant, type PscState } from './state.ts'
import { redeemCibaRequest } from './token-by-ciba.ts'
import { type RedeemedGrant, redeemCode } from './token-by-code.ts'
import { redeemRefreshToken } from './token-by-refresh.ts'

const advertisedOnly = ['password', 'client_credentials', 'implicit', 'urn:ietf:params:oauth:grant-type:device_code']

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
  if (grantType === cibaGrantType) return redeemCibaRequest(get, client, state)
  return advertisedOnly.includes(grantType)
    ? {
        refused: oauthError(400, 'unauthorized_client', `Client not allowed for grant ${grantType}`, {
          assumptions: ['psc.code-flow-only'],
        }),
      }
    : { refused: oauthError(400, 'unsupported_grant_type', 'Unsupported grant_type') }
}

/** What the selected fault answers in place of the endpoint. */
const failing = (state: PscState): Answer | undefined => {
  switch (state.fault) {
    case 'token-error-400':
      return oauthError(400, 'invalid_grant', 'Code not valid')
    case 'token-error-500':
      return json(500, { error: 'unknown_error' })
    case 'token-cut':
      return { response: { status: 0, cut: true } }
    default:
      return undefined
  }
}

/** Whom the id_token is about: the professional of the grant, unless a fault gives another's at a renewal. */
const namedBy = (grant: Grant, grantType: string | undefined, state: PscState): Grant =>
  grantType === 'refresh_token' && faultIs(state, 'refreshed-id-token-of-another')
    ? { ...grant, nationalId: anotherProfessional(grant.nationalId).nationalId }
    : grant

export const token: Operation<PscState> = {
  name: 'token',
  method: 'POST',
  path: endpoint('token'),
  handle: (request, state): Answer => {
    const failure = failing(state)
    if (failure !== undefined) return failure
    const caller = authenticatedForm(request, state)
    if ('refused' in caller) return caller.refused
    const { client, form, boundTo } = caller
    const get = (name: string) => one(form.parameters, name)
    const redeemed = redeem(get('grant_type'), get, client, state)
    if ('refused' in redeemed) return redeemed.refused
    const answer = json(
      200,
      issueTokens(redeemed.grant, state, boundTo, namedBy(redeemed.grant, get('grant_type'), state)),
      {
        assumptions: [
          'psc.id-token-claims',
          'psc.psi-claims',
          'psc.refresh-token-opaque',
          ...(redeemed.assumptions ?? []),
        ],
      },
    )
    return faultIs(state, 'token-slow')
      ? { ...answer, response: { ...answer.response, delayMs: state.options.slowMs } }
      : answer
  },
}
