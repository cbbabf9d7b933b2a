import * as oidc from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpsRequest } from '../../product/https-request.ts'
import { type Findings, measured, nominal, recordedAfter } from './findings.fixture.ts'
import {
  afterLogout,
  byCiba,
  certifiedParty,
  find,
  logIn,
  type RelyingParty,
  redirectUri,
  relyingParty,
} from './openid-client.fixture.ts'
import { certifiedClient, type Provider, professional, startProvider } from './provider.fixture.ts'

let provider: Provider
let party: RelyingParty

beforeAll(async () => {
  provider = await startProvider({ redirectUris: [redirectUri], postLogoutRedirectUris: [afterLogout] })
  party = await relyingParty(provider, true)
})

afterAll(() => provider?.close())

describe('openid-client over TLS', () => {
  test('discovers two hosts at the path of Pro Santé Connect', () => {
    const { issuer, authorization_endpoint: authorization } = party.config.serverMetadata()
    expect(issuer).toBe(provider.issuer)
    expect(new URL(authorization ?? '').origin).not.toBe(new URL(issuer).origin)
  })

  test('logs in with PKCE, reads UserInfo, introspects, refreshes, revokes, logs out', async () => {
    const { config } = party
    const tokens = await logIn(party)
    const claims = tokens.claims()
    expect(claims).toMatchObject({ SubjectNameID: professional, acr: 'eidas1' })
    const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
    expect(userinfo).toMatchObject({ SubjectNameID: professional, family_name: 'SPECIMEN' })
    expect(await oidc.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: true })
    const renewed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')
    expect(renewed.claims()).toMatchObject({ SubjectNameID: professional })
    await oidc.tokenRevocation(config, renewed.access_token)
    expect(await oidc.tokenIntrospection(config, renewed.access_token)).toMatchObject({ active: false })
    const end = oidc.buildEndSessionUrl(config, {
      id_token_hint: renewed.id_token ?? '',
      post_logout_redirect_uri: afterLogout,
      state: 'fin',
    })
    const left = await httpsRequest({ url: end.href, trust: { ca: provider.ca } })
    expect([left.status, left.headers.location]).toEqual([302, `${afterLogout}?state=fin`])
    await expect(oidc.refreshTokenGrant(config, renewed.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  test('logs in by certificate, and exchanges its bound token at the authorization server of an API', async () => {
    const certified = await certifiedParty(provider)
    const tokens = await logIn(certified)
    const { cnf } = await oidc.tokenIntrospection(certified.config, tokens.access_token)
    expect(cnf).toEqual({ 'x5t#S256': expect.stringMatching(/^[\w-]{43}$/) })
    const stolen = oidc.fetchUserInfo(party.config, tokens.access_token, oidc.skipSubjectCheck)
    await expect(stolen).rejects.toMatchObject({ status: 401 })
    const { orgAuthCli } = provider.pki.files
    const exchanged = await httpsRequest({
      url: new URL('/api-pro-sante-connectee/token', provider.issuer).href,
      trust: { ca: provider.ca },
      client: orgAuthCli,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        client_id: certifiedClient,
        subject_token: tokens.access_token,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        scope: 'dmp',
        cnf: JSON.stringify(cnf),
      }).toString(),
    })
    expect([exchanged.status, JSON.parse(new TextDecoder().decode(exchanged.body))]).toMatchObject([
      200,
      { token_type: 'Bearer', expires_in: 14_400 },
    ])
  })

  test('logs in by CIBA, polling', async () => {
    const tokens = await byCiba(party)
    expect(tokens.claims()).toMatchObject({ SubjectNameID: professional })
  })
})

describe('what openid-client refuses is what docs/third-parties.md says', () => {
  test.each([
    ['openid-client', false],
    ['openid-client strict', true],
  ])(
    '%s',
    async (name, strict) => {
      const findings: Record<string, Findings[string]> = {}
      for (const fault of measured) {
        findings[fault ?? nominal] = await find(await relyingParty(provider, strict), fault)
      }
      expect(findings).toEqual(recordedAfter(name, findings))
    },
    120_000,
  )
})
