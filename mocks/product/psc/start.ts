import { randomBytes } from 'node:crypto'
import { challengeS256 } from '../../../src/protocols/oidc/pkce.ts'
import type { ProductContext } from '../context.ts'
import { memoryOf } from './memory.ts'
import { discover } from './provider.ts'
import { relyingParty } from './settings.ts'

const random = (): string => randomBytes(32).toString('base64url')

/** What a product that draws once sends each time. */
const once = random()

/** Begins a login: the address to send the browser to, and the cookie value that binds the answer to this browser. */
export const startLogin = async (
  product: ProductContext,
  redirectUri = relyingParty(product).redirectUri,
): Promise<{ readonly location: string; readonly cookie: string; readonly state: string }> => {
  const { clientId } = relyingParty(product)
  const { authorizationEndpoint } = await discover(product)
  const { has } = product
  const attempt = {
    state: has('psc.state-reused') ? once : random(),
    nonce: has('psc.nonce-reused') ? once : random(),
    codeVerifier: has('psc.code-verifier-reused') ? once : random(),
    redirectUri,
  }
  const cookie = random()
  memoryOf(product).attempts.set(cookie, attempt)
  const acr = has('psc.acr-values-eidas2') ? 'eidas2' : 'eidas1'
  const parameters: readonly (readonly [name: string, value: string, sent: boolean])[] = [
    ['response_type', has('psc.implicit-flow') ? 'id_token' : 'code', true],
    ['client_id', clientId, true],
    ['redirect_uri', has('psc.redirect-uri-with-trailing-slash') ? `${redirectUri}/` : redirectUri, true],
    ['scope', has('psc.scope-without-scope-all') ? 'openid' : 'openid scope_all', true],
    ['acr_values', acr, !has('psc.acr-values-missing')],
    ['state', attempt.state, !has('psc.state-missing')],
    ['nonce', attempt.nonce, !has('psc.nonce-missing')],
    ['code_challenge', challengeS256(attempt.codeVerifier), !has('psc.pkce-missing')],
    ['code_challenge_method', 'S256', !has('psc.pkce-missing')],
  ]
  const location = new URL(authorizationEndpoint)
  for (const [name, value, sent] of parameters) if (sent) location.searchParams.append(name, value)
  return { location: location.href, cookie, state: attempt.state }
}
