import type { JSONWebKeySet } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { verifyIdToken } from '../../src/protocols/oidc/id-token.ts'
import { decodeJwt } from '../../src/protocols/oidc/jwt.ts'
import { challengeS256 } from '../../src/protocols/oidc/pkce.ts'
import { type Bench, basic, bench, logIn, professional, redeem } from './provider.fixture.ts'
import { endpoint, type PscState } from './state.ts'

let psc: Bench

beforeEach(async () => {
  psc = await bench()
})

const published = async (): Promise<JSONWebKeySet> => {
  const { json } = await psc.send('GET', endpoint('certs'))
  return { keys: json.keys as JSONWebKeySet['keys'] }
}

const problemsOf = async (idToken: unknown) => {
  const expected = { clientId: 'lgc', nonce: 'nonce', acr: 'eidas1', now: psc.state.now() }
  const { problems } = await verifyIdToken(String(idToken), await published(), {
    issuer: psc.state.issuer,
    ...expected,
  })
  return problems
}

const tokens = async (change: Readonly<Record<string, string>> = {}) =>
  (await redeem(psc, (await logIn(psc, change)).code)).json

describe('a code redeemed', () => {
  test('gives tokens of 2 minutes, a refresh token under 30, and a right id_token', async () => {
    const answer = await redeem(psc, (await logIn(psc)).code)
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json).toMatchObject({ token_type: 'Bearer', expires_in: 120, scope: 'openid scope_all' })
    expect(answer.json.refresh_expires_in).toBeLessThan(1800)
    expect(await problemsOf(answer.json.id_token)).toEqual([])
    const access = decodeJwt(String(answer.json.access_token))
    expect(access?.header).toMatchObject({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) })
    expect(access?.claims).toMatchObject({ typ: 'Bearer', azp: 'lgc', acr: 'eidas1', preferred_username: professional })
    expect(access?.claims.sub).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('by client_secret_post too', async () => {
    const { code } = await logIn(psc)
    expect((await redeem(psc, code, { client_id: 'lgc', client_secret: 'un secret:+' }, {})).status).toBe(200)
  })

  test('without scope openid there is no id_token', async () => {
    expect((await tokens({ scope: 'scope_all' })).id_token).toBeUndefined()
  })

  test('twice: refused, and what was opened is closed (RFC 6749 §4.1.2)', async () => {
    const { code } = await logIn(psc)
    const { json } = await redeem(psc, code)
    expect(await redeem(psc, code)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
    const headers = { authorization: `Bearer ${json.access_token}` }
    expect((await psc.send('GET', endpoint('userinfo'), { headers })).status).toBe(401)
  })

  test('after a minute: refused', async () => {
    const { code } = await logIn(psc)
    psc.pass(61)
    expect((await redeem(psc, code)).json.error).toBe('invalid_grant')
  })

  test.each([
    ['another address', { redirect_uri: 'https://lps.example/other' }],
    ['no address', { redirect_uri: '' }],
    ['an unknown code', { code: 'unknown' }],
  ])('with %s: refused', async (_case, change) => {
    const { code } = await logIn(psc)
    expect(await redeem(psc, code, change as Record<string, string>)).toMatchObject({
      status: 400,
      json: { error: 'invalid_grant' },
    })
  })

  test('by another client: refused', async () => {
    const { code } = await logIn(psc)
    expect((await redeem(psc, code, {}, basic('autre', 'autre-secret'))).json.error).toBe('invalid_grant')
  })

  test('with PKCE: the verifier must answer the challenge', async () => {
    const verifier = 'v'.repeat(43)
    const change = { code_challenge: challengeS256(verifier), code_challenge_method: 'S256' }
    const with_ = async (more: Record<string, string>) =>
      (await redeem(psc, (await logIn(psc, change)).code, more)).status
    expect(await with_({ code_verifier: verifier })).toBe(200)
    expect(await with_({ code_verifier: 'w'.repeat(43) })).toBe(400)
    expect(await with_({})).toBe(400)
  })
})

describe('the token endpoint refuses', () => {
  const refusal = async (form: string, headers = basic()) => {
    const { status, json, headers: answered } = await psc.send('POST', endpoint('token'), { form, headers })
    return [status, json.error, answered['www-authenticate'] !== undefined]
  }

  test('GET, with the methods it has', async () => {
    const { status, headers } = await psc.send('GET', endpoint('token'))
    expect(status).toBe(405)
    expect(headers.allow).toBe('POST')
  })

  test('wrong or missing credentials', async () => {
    expect(await refusal('grant_type=authorization_code', basic('lgc', 'wrong'))).toEqual([401, 'invalid_client', true])
    expect(await refusal('grant_type=authorization_code', basic('nobody'))).toEqual([401, 'invalid_client', true])
    expect(await refusal('client_id=lgc', {})).toEqual([401, 'invalid_client', false])
    expect(await refusal('client_id=lgc&client_secret=x', {})).toEqual([401, 'invalid_client', false])
  })

  test.each([
    ['grant_type=', 'invalid_request'],
    ['grant_type=password&username=a&password=b', 'unauthorized_client'],
    ['grant_type=client_credentials', 'unauthorized_client'],
    ['grant_type=banana', 'unsupported_grant_type'],
    ['grant_type=authorization_code', 'invalid_request'],
    ['grant_type=refresh_token', 'invalid_request'],
    ['grant_type=refresh_token&refresh_token=x', 'invalid_grant'],
    ['grant_type=authorization_code&code=a&code=b', 'invalid_request'],
    ['client_secret=x&grant_type=refresh_token', 'invalid_request'],
    ['%%%\u0000', 'invalid_request'],
  ])('%j as %s', async (form, error) => {
    expect((await refusal(form)).slice(0, 2)).toEqual([400, error])
  })

  test('JSON', async () => {
    const headers = { ...basic(), 'content-type': 'application/json' }
    const { status, json } = await psc.send('POST', endpoint('token'), { form: '{}', headers })
    expect([status, json.error]).toEqual([400, 'invalid_request'])
  })
})

describe('refreshing', () => {
  const refresh = (token: unknown, headers = basic()) =>
    psc.send('POST', endpoint('token'), {
      form: { grant_type: 'refresh_token', refresh_token: String(token) },
      headers,
    })

  test('gives new tokens once', async () => {
    const first = await tokens()
    const second = await refresh(first.refresh_token)
    expect(second.status).toBe(200)
    expect(await problemsOf(second.json.id_token)).toEqual([])
    expect((await refresh(first.refresh_token)).json.error).toBe('invalid_grant')
  })

  test('works neither for another client nor after 30 minutes', async () => {
    const first = await tokens()
    expect((await refresh(first.refresh_token, basic('autre', 'autre-secret'))).status).toBe(400)
    psc.pass(1740)
    expect((await refresh(first.refresh_token)).json.error).toBe('invalid_grant')
  })
})

describe('faults of the id_token', () => {
  test.each([
    ['wrong-nonce', ['nonce']],
    ['wrong-iss', ['issuer']],
    ['wrong-aud', ['audience']],
    ['expired-id-token', ['expired']],
    ['signature-by-another-key', ['signature']],
    ['alg-none', ['algorithm']],
    ['acr-eidas2', []],
    ['acr-eidas0', ['acr']],
    ['acr-unknown', ['acr']],
    ['acr-missing', ['acr']],
  ])('%s is just that', async (fault, problems) => {
    psc.state.fault = fault
    const { id_token: idToken } = await tokens()
    expect(await problemsOf(idToken)).toEqual(problems)
  })

  test('token-error-500', async () => {
    psc.state.fault = 'token-error-500'
    expect((await redeem(psc, (await logIn(psc)).code)).status).toBe(500)
  })
})

describe('time', () => {
  test('is the injected one only', async () => {
    const claims = decodeJwt(String((await tokens()).id_token))?.claims
    const now = (psc.state as PscState).now().getTime() / 1000
    expect([claims?.iat, claims?.auth_time, claims?.exp]).toEqual([now, now, now + 120])
  })
})
