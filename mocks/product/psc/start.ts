import { randomBytes } from 'node:crypto'
import { challengeS256 } from '../../../src/protocols/oidc/pkce.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { memoryOf } from './memory.ts'
import { discover } from './provider.ts'
import { refusedForm } from './refused.ts'
import { relyingParty } from './settings.ts'

const random = (): string => randomBytes(32).toString('base64url')

/** What a product that draws once sends each time. */
const once = random()

export const stateReused = defect(
  'psc.state-reused',
  'warn',
  ['psc.stateIsNewEachTime'],
  'Le state est le même à chaque demande',
  'The state is the same in each request',
)

export const nonceReused = defect(
  'psc.nonce-reused',
  'warn',
  ['psc.nonceIsNewEachTime'],
  'Le nonce est le même à chaque demande',
  'The nonce is the same in each request',
)

export const codeVerifierReused = defect(
  'psc.code-verifier-reused',
  'warn',
  ['psc.codeChallengeIsNewEachTime'],
  'Le code_verifier est le même à chaque demande',
  'The code_verifier is the same in each request',
)

export const acrValuesEidas2 = defect(
  'psc.acr-values-eidas2',
  'fail',
  ['psc.authorizationDemandsEidas1'],
  'La demande porte acr_values=eidas2',
  'The request carries acr_values=eidas2',
)

export const implicitFlow = defect(
  'psc.implicit-flow',
  'fail',
  ['psc.authorizationAsksForACode'],
  'La demande veut l’id_token sans code (flux implicite)',
  'The request uses the implicit flow',
)

export const redirectUriWithTrailingSlash = defect(
  'psc.redirect-uri-with-trailing-slash',
  'fail',
  ['psc.redirectUriIsTheDeclaredOne'],
  'L’adresse de retour porte une barre oblique de trop',
  'The redirect URI ends with a slash too many',
)

export const scopeWithoutScopeAll = defect(
  'psc.scope-without-scope-all',
  'fail',
  ['psc.authorizationAsksForScopeAll'],
  'La demande ne porte pas scope_all',
  'The request lacks scope_all',
)

export const acrValuesMissing = defect(
  'psc.acr-values-missing',
  'fail',
  ['psc.authorizationDemandsEidas1'],
  'La demande ne porte pas acr_values',
  'The request lacks acr_values',
)

export const stateMissing = defect(
  'psc.state-missing',
  'fail',
  ['psc.authorizationCarriesAState'],
  'La demande ne porte pas de state',
  'The request carries no state',
)

export const nonceMissing = defect(
  'psc.nonce-missing',
  'fail',
  ['psc.authorizationCarriesANonce'],
  'La demande ne porte pas de nonce',
  'The request carries no nonce',
)

export const pkceMissing = defect(
  'psc.pkce-missing',
  'warn',
  ['psc.nativeLoginUsesPkce'],
  'La demande ne porte pas de défi PKCE',
  'The request carries no PKCE challenge',
)

/** Begins a login: the address to send the browser to, and the cookie value that binds the answer to this browser. */
export const startLogin = async (
  product: ProductContext,
  redirectUri = relyingParty(product).redirectUri,
): Promise<{ readonly location: string; readonly cookie: string; readonly state: string }> => {
  const { clientId } = relyingParty(product)
  const { authorizationEndpoint } = await discover(product)
  const { has } = product
  const attempt = {
    state: has(stateReused) ? once : random(),
    nonce: has(nonceReused) ? once : random(),
    codeVerifier: has(codeVerifierReused) ? once : random(),
    redirectUri,
  }
  const cookie = random()
  memoryOf(product).attempts.set(cookie, attempt)
  const acr = has(acrValuesEidas2) ? 'eidas2' : 'eidas1'
  const parameters: readonly (readonly [name: string, value: string, sent: boolean])[] = [
    ['response_type', has(implicitFlow) ? 'id_token' : 'code', true],
    ['client_id', clientId, true],
    ['redirect_uri', has(redirectUriWithTrailingSlash) ? `${redirectUri}/` : redirectUri, true],
    ['scope', has(scopeWithoutScopeAll) ? 'openid' : 'openid scope_all', true],
    ['acr_values', acr, !has(acrValuesMissing)],
    ['state', attempt.state, !has(stateMissing)],
    ['nonce', attempt.nonce, !has(nonceMissing)],
    ['code_challenge', challengeS256(attempt.codeVerifier), !has(pkceMissing)],
    ['code_challenge_method', 'S256', !has(pkceMissing)],
  ]
  const location = new URL(authorizationEndpoint)
  const query = parameters.flatMap(([name, value, sent]) => (sent ? [[name, value] as [string, string]] : []))
  location.search = refusedForm(new URLSearchParams(query), product).toString()
  return { location: location.href, cookie, state: attempt.state }
}
