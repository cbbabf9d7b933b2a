import { one, type Parameters, queryOf, repeated, words } from './parameters.ts'

/** An OpenID Connect authentication request (OIDC Core §3.1.2.1), as it was sent and not as it should be. */
export interface AuthorizationRequest {
  readonly clientId: string | undefined
  readonly redirectUri: string | undefined
  readonly responseType: string | undefined
  readonly responseMode: string | undefined
  readonly scope: readonly string[]
  readonly acrValues: readonly string[]
  readonly state: string | undefined
  readonly nonce: string | undefined
  readonly prompt: readonly string[]
  /** Seconds; undefined when absent or not a whole number. */
  readonly maxAge: number | undefined
  readonly codeChallenge: string | undefined
  /** RFC 7636: `plain` when a challenge comes without a method. */
  readonly codeChallengeMethod: string | undefined
  /** Names of the parameters given more than once. */
  readonly repeated: readonly string[]
}

export const authorizationRequest = (parameters: Parameters): AuthorizationRequest => {
  const codeChallenge = one(parameters, 'code_challenge')
  const maxAge = one(parameters, 'max_age')
  return {
    clientId: one(parameters, 'client_id'),
    redirectUri: one(parameters, 'redirect_uri'),
    responseType: one(parameters, 'response_type'),
    responseMode: one(parameters, 'response_mode'),
    scope: words(one(parameters, 'scope')),
    acrValues: words(one(parameters, 'acr_values')),
    state: one(parameters, 'state'),
    nonce: one(parameters, 'nonce'),
    prompt: words(one(parameters, 'prompt')),
    maxAge: maxAge !== undefined && /^\d{1,9}$/.test(maxAge) ? Number(maxAge) : undefined,
    codeChallenge,
    codeChallengeMethod:
      one(parameters, 'code_challenge_method') ?? (codeChallenge === undefined ? undefined : 'plain'),
    repeated: repeated(parameters),
  }
}

/** Reads the request from the URL of the navigation, absolute or path and query. */
export const readAuthorizationRequest = (url: string): AuthorizationRequest => authorizationRequest(queryOf(url))
