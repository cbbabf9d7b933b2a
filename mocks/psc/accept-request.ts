import type { Answer } from '../../src/model/service.ts'
import { type AuthorizationRequest, authorizationRequest } from '../../src/protocols/oidc/authorization-request.ts'
import type { Parameters } from '../../src/protocols/oidc/parameters.ts'
import { errorPage } from './error-page.ts'
import type { PscClient } from './options.ts'
import { clientById, type PscState } from './state.ts'

export interface AcceptedRequest {
  readonly client: PscClient
  readonly redirectUri: string
  readonly request: AuthorizationRequest
}

interface Refusal {
  readonly error: string
  readonly description: string
}

/** Scopes a service may ask for (A1.1). */
export const knownScopes = new Set([
  'openid',
  'scope_all',
  'profile',
  'email',
  'rpps',
  'identity',
  'offline_access',
  'eidas1',
])

/** What RFC 6749 §4.1.2.1 lets the provider tell the client by redirect, in the order of looking. */
const refusals: readonly (readonly [
  refused: (request: AuthorizationRequest) => boolean,
  error: string,
  description: string,
])[] = [
  [({ repeated }) => repeated.length > 0, 'invalid_request', 'duplicated parameter'],
  [({ responseType }) => responseType === undefined, 'invalid_request', 'Missing parameter: response_type'],
  [
    ({ responseType = '' }) => !/^(code|token|id_token|none)( (code|token|id_token))*$/.test(responseType),
    'unsupported_response_type',
    'Invalid response_type',
  ],
  [
    ({ responseType }) => responseType !== 'code',
    'unauthorized_client',
    'Client is not allowed to initiate browser login with given response_type',
  ],
  [
    ({ responseMode }) => responseMode !== undefined && responseMode !== 'query',
    'invalid_request',
    'Invalid parameter: response_mode',
  ],
  [({ scope }) => scope.some((name) => !knownScopes.has(name)), 'invalid_scope', 'Invalid scopes'],
  [
    ({ codeChallengeMethod }) => ![undefined, 'S256', 'plain'].includes(codeChallengeMethod),
    'invalid_request',
    'Invalid parameter: code_challenge_method',
  ],
  [
    ({ codeChallenge }) => codeChallenge !== undefined && !/^[A-Za-z0-9._~-]{43,128}$/.test(codeChallenge),
    'invalid_request',
    'Invalid parameter: code_challenge',
  ],
  [
    ({ codeChallenge, codeChallengeMethod }) => codeChallengeMethod !== undefined && codeChallenge === undefined,
    'invalid_request',
    'Missing parameter: code_challenge',
  ],
  [
    ({ prompt }) => prompt.includes('none') && prompt.length > 1,
    'invalid_request',
    'Invalid parameter: prompt (none stands alone)',
  ],
]

/** Client and address first: until both are known to be declared, nothing may be sent anywhere. */
export const acceptRequest = (
  parameters: Parameters,
  state: PscState,
): { readonly page: Answer } | { readonly accepted: AcceptedRequest; readonly refusal: Refusal | undefined } => {
  const request = authorizationRequest(parameters)
  const { clientId, redirectUri, repeated } = request
  for (const name of ['client_id', 'redirect_uri']) {
    if (repeated.includes(name)) return { page: errorPage(400, name, 'Ce paramètre est donné plusieurs fois.') }
  }
  const client = clientById(state, clientId)
  if (client === undefined) {
    const explanation = clientId === undefined ? 'Le service ne se nomme pas.' : 'Ce service n’est pas déclaré.'
    return { page: errorPage(400, 'client_id', explanation) }
  }
  if (redirectUri === undefined || !client.redirectUris.includes(redirectUri)) {
    const explanation =
      redirectUri === undefined
        ? 'L’adresse de retour manque.'
        : 'Cette adresse de retour n’est pas, au caractère près, une de celles que le service a déclarées.'
    return { page: errorPage(400, 'redirect_uri', explanation) }
  }
  const refused = refusals.find(([applies]) => applies(request))
  return {
    accepted: { client, redirectUri, request },
    refusal: refused && { error: refused[1], description: refused[2] },
  }
}
