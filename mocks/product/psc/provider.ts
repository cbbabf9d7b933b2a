import type { JSONWebKeySet } from 'jose'
import { textClaim } from '../../../src/protocols/oidc/jwt.ts'
import { readJsonObject, readTokenResponse, type TokenResponse } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { type HttpsAnswer, httpsRequest } from '../https-request.ts'
import { serverTrust } from '../server-trust.ts'
import { type LoginAttempt, memoryOf } from './memory.ts'
import { refusedForm } from './refused.ts'
import { relyingParty } from './settings.ts'

/** What the product takes from the discovery document. */
export interface Provider {
  readonly issuer: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly endSessionEndpoint: string
  readonly userinfoEndpoint: string
  readonly introspectionEndpoint: string
  readonly cibaEndpoint: string
  readonly jwksUri: string
}

export const givesUpOnASlowAnswer = defect(
  'psc.gives-up-on-a-slow-answer',
  'warn',
  ['psc.slowExchangeOpensTheSession'],
  'Le produit n’attend pas plus d’une demi-seconde',
  'The product waits no longer than half a second',
)

/** A server-to-server call, trusting the authority of the environment only. Posts when there is a form. */
export const call = (
  product: ProductContext,
  url: string,
  headers: Readonly<Record<string, string>> = {},
  form?: URLSearchParams,
): Promise<HttpsAnswer> =>
  httpsRequest({
    url,
    trust: serverTrust(product, 'psc'),
    timeoutMs: product.has(givesUpOnASlowAnswer) ? 500 : 20_000,
    headers: { accept: 'application/json', ...headers },
    ...(form === undefined
      ? {}
      : {
          method: 'POST',
          headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: form.toString(),
        }),
  })

const basic = (clientId: string, clientSecret: string): string => {
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** @throws when the document is missing, incomplete, or speaks for another issuer (OIDC Discovery §4.3) */
export const discover = async (product: ProductContext): Promise<Provider> => {
  const { issuer } = relyingParty(product)
  const { status, body } = await call(product, `${issuer}/.well-known/wallet-openid-configuration`)
  const document = readJsonObject(body)
  if (status !== 200 || document === undefined) throw new Error(`psc: discovery answered ${status}`)
  const member = (name: string): string => {
    const value = textClaim(document, name)
    if (value === undefined) throw new Error(`psc: discovery lacks ${name}`)
    return value
  }
  if (member('issuer') !== issuer) throw new Error(`psc: discovery speaks for ${member('issuer')}`)
  return {
    issuer,
    authorizationEndpoint: member('authorization_endpoint'),
    tokenEndpoint: member('token_endpoint'),
    endSessionEndpoint: member('end_session_endpoint'),
    userinfoEndpoint: member('userinfo_endpoint'),
    introspectionEndpoint: member('introspection_endpoint'),
    cibaEndpoint: member('backchannel_authentication_endpoint'),
    jwksUri: member('jwks_uri'),
  }
}

export const keysNeverReloaded = defect(
  'psc.keys-never-reloaded',
  'warn',
  ['psc.newKeyOpensTheSession'],
  'Les clés publiées ne sont lues qu’une fois',
  'The published keys are read only once',
)

export const firstKeyPinned = defect(
  'psc.first-key-pinned',
  'fail',
  ['psc.rotatedKeyOpensTheSession'],
  'Seule la première clé publiée est jamais acceptée',
  'Only the first published key is ever accepted',
)

export const publishedKeys = async (product: ProductContext, provider: Provider): Promise<JSONWebKeySet> => {
  const { status, body } = await call(product, provider.jwksUri)
  const document = readJsonObject(body)
  const keys = document?.keys
  if (status !== 200 || !Array.isArray(keys)) throw new Error(`psc: the key set answered ${status}`)
  const memory = memoryOf(product)
  memory.firstKeys ??= { keys }
  if (product.has(keysNeverReloaded)) return memory.firstKeys
  return product.has(firstKeyPinned) ? { keys: memory.firstKeys.keys.slice(0, 1) } : { keys }
}

export const wrongSecret = defect(
  'psc.wrong-secret',
  'fail',
  [
    'psc.proSanteConnectTakesTheRequest',
    'psc.codeIsExchangedByTheServer',
    'psc.logoutIsReachable',
    'psc.cibaSessionIsTheProfessionals',
  ],
  'S’authentifie par un secret faux',
  'Authenticates by a wrong secret',
)

/** A call to which the product authenticates itself by its secret (client_secret_basic). */
export const callAsClient = (product: ProductContext, url: string, form: URLSearchParams): Promise<HttpsAnswer> => {
  const { clientId, clientSecret } = relyingParty(product)
  const secret = product.has(wrongSecret) ? `${clientSecret}-faux` : clientSecret
  return call(product, url, { authorization: basic(clientId, secret) }, refusedForm(form, product))
}

/** Asks the token endpoint. The answer is what it says, an OAuth error included. */
export const askForTokens = async (
  product: ProductContext,
  provider: Provider,
  form: URLSearchParams,
): Promise<TokenResponse & { readonly status: number }> => {
  const { status, body } = await callAsClient(product, provider.tokenEndpoint, form)
  const answer = readTokenResponse(body)
  if (answer === undefined) throw new Error(`psc: the token endpoint answered ${status}`)
  return { ...answer, status }
}

/** Redeems a code at the token endpoint with client_secret_basic and the PKCE verifier. */
export const redeem = async (
  product: ProductContext,
  provider: Provider,
  code: string,
  attempt: LoginAttempt,
): Promise<TokenResponse> => {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: attempt.redirectUri,
    code_verifier: attempt.codeVerifier,
  })
  const answer = await askForTokens(product, provider, form)
  if (answer.status !== 200)
    throw new Error(`psc: the token endpoint answered ${answer.status} ${answer.error ?? ''}`.trim())
  return answer
}

/** Ends the Pro Santé Connect session from the server: the id_token tells whose (A5). */
export const endProviderSession = async (product: ProductContext, idToken: string): Promise<void> => {
  const { endSessionEndpoint } = await discover(product)
  const { clientId } = relyingParty(product)
  await call(product, endSessionEndpoint, {}, new URLSearchParams({ id_token_hint: idToken, client_id: clientId }))
}
