import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import * as oidc from 'openid-client'
import { acrReaches } from '../../../src/protocols/oidc/acr.ts'
import type { CertificateFiles } from '../../pki/store.ts'
import { httpsRequest } from '../../product/https-request.ts'
import type { PscFault } from '../faults.ts'
import { comesAfterLogin, type Finding, isCiba } from './findings.fixture.ts'
import { certifiedClient, client, type Provider, professional } from './provider.fixture.ts'

// A relying party made of openid-client, as its own documentation writes one.

export const redirectUri = 'https://lps.example/retour'
export const afterLogout = 'https://lps.example/'

/** Node's fetch takes no private authority: the library is handed one that does. */
const fetchTrusting =
  (ca: string, certificate?: CertificateFiles): oidc.CustomFetch =>
  async (url, { method, headers, body }) => {
    const sent =
      body === undefined || body === null ? undefined : new TextDecoder().decode(await new Response(body).arrayBuffer())
    const answer = await httpsRequest({
      url,
      trust: { ca: readFileSync(ca) },
      ...(certificate && { client: certificate }),
      headers: Object.fromEntries(new Headers(headers)),
      ...(method === 'POST' && { method, body: sent ?? '' }),
    })
    const bytes = Uint8Array.from(answer.body)
    const kept = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    )
    return new Response(bytes, { status: answer.status, headers: kept })
  }

export interface RelyingParty {
  readonly config: oidc.Configuration
  readonly provider: Provider
  /** Checks that the library leaves to the application: signature against the key set, acr. */
  readonly strict: boolean
}

export const relyingParty = async (provider: Provider, strict: boolean): Promise<RelyingParty> => {
  const config = await oidc.discovery(
    new URL(`${provider.issuer}/.well-known/wallet-openid-configuration`),
    client.clientId,
    {},
    oidc.ClientSecretBasic(client.clientSecret),
    { [oidc.customFetch]: fetchTrusting(provider.pki.files.ca), timeout: 15 },
  )
  if (strict) oidc.enableNonRepudiationChecks(config)
  return { config, provider, strict }
}

/** The same, authenticated by its certificate (RFC 8705): tokens are bound to it. */
export const certifiedParty = async (provider: Provider): Promise<RelyingParty> => {
  const { ca, orgAuthCli } = provider.pki.files
  const config = await oidc.discovery(
    new URL(`${provider.issuer}/.well-known/wallet-openid-configuration`),
    certifiedClient,
    { use_mtls_endpoint_aliases: true },
    oidc.TlsClientAuth(),
    { [oidc.customFetch]: fetchTrusting(ca, orgAuthCli) },
  )
  return { config, provider, strict: true }
}

/** Plays the browser: from the authorization request to the address that it is sent back to. */
const throughTheBrowser = async (start: URL, { pki }: Provider): Promise<URL> => {
  const { ca } = pki.files
  const shown = await httpsRequest({ url: start.href, trust: { ca: readFileSync(ca) } })
  const text = new TextDecoder().decode(shown.body)
  const transaction = /name="transaction" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const answered = await httpsRequest({
    url: /action="([^"]+)"/.exec(text)?.[1] ?? '',
    trust: { ca: readFileSync(ca) },
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ transaction, professionnel: professional, decision: 'accepter' }).toString(),
  })
  return new URL(answered.headers.location ?? '')
}

export const logIn = async ({ config, provider, strict }: RelyingParty) => {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
  const expectedState = oidc.randomState()
  const expectedNonce = oidc.randomNonce()
  const start = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid scope_all',
    acr_values: 'eidas1',
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  const back = await throughTheBrowser(start, provider)
  const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }
  const tokens = await oidc.authorizationCodeGrant(config, back, checks)
  if (strict && !acrReaches(tokens.claims()?.acr, 'eidas1')) throw new Error('acr')
  return tokens
}

export const byCiba = async ({ config }: RelyingParty) => {
  const asked = await oidc.initiateBackchannelAuthentication(config, {
    scope: 'openid scope_all',
    acr_values: 'eidas1',
    login_hint: professional,
    binding_message: '42',
    channel: 'MOBILE',
  })
  return oidc.pollBackchannelAuthenticationGrant(config, asked, undefined, { signal: AbortSignal.timeout(30_000) })
}

const refused = (error: unknown): boolean => error instanceof Error

/** The whole story of a login, until a step fails. */
const afterwards = async ({ config }: RelyingParty, tokens: Awaited<ReturnType<typeof logIn>>): Promise<Finding> => {
  const steps: readonly (readonly [Finding, () => Promise<boolean>])[] = [
    [
      'refuse : UserInfo',
      async () => {
        await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
        return true
      },
    ],
    ['refuse : introspection', async () => (await oidc.tokenIntrospection(config, tokens.access_token)).active],
    [
      'refuse : renouvellement',
      async () => (await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).access_token !== undefined,
    ],
  ]
  for (const [finding, step] of steps) {
    try {
      if (!(await step())) return finding
    } catch (error) {
      if (refused(error)) return finding
      throw error
    }
  }
  return 'accepte'
}

/** What this relying party does under a fault. */
export const find = async (party: RelyingParty, fault: PscFault | undefined): Promise<Finding> => {
  const { state } = party.provider
  state.fault = undefined
  if (isCiba(fault)) {
    state.fault = fault
    return byCiba(party).then(
      () => 'accepte',
      () => 'refuse : CIBA',
    )
  }
  let open = comesAfterLogin(fault) ? await logIn(party) : undefined
  state.fault = fault
  await pause(0)
  try {
    if (open === undefined || fault?.startsWith('key-rotated') === true) open = await logIn(party)
  } catch {
    return 'refuse : connexion'
  }
  return afterwards(party, open)
}
