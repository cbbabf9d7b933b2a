import { beforeEach, describe, expect, test } from 'vitest'
import type { TlsFacts } from '../../src/model/exchange.ts'
import { decodeJwt } from '../../src/protocols/oidc/jwt.ts'
import { type Bench, basic, bench, logIn, redeem, redirectUri } from './provider.fixture.ts'
import { endpoint } from './state.ts'

const tls: TlsFacts = {
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  clientSubject: 'CN=AUTH-CLI,OU=10B0999999,O=CABINET,C=FR',
  clientTrusted: true,
  clientThumbprint: 'A'.repeat(43),
}
const stranger: TlsFacts = { ...tls, clientSubject: 'CN=AUTRE,C=FR', clientThumbprint: 'B'.repeat(43) }

let psc: Bench

beforeEach(async () => {
  const certificateSubject = 'CN=AUTH-CLI,OU=10B0999999,O=CABINET,C=FR'
  psc = await bench({
    clients: [
      { clientId: 'lgc', certificateSubject, redirectUris: [redirectUri] },
      { clientId: 'autre', clientSecret: 'autre-secret', redirectUris: ['https://autre.example/cb'] },
    ],
  })
})

const byCertificate = async (facts: TlsFacts | undefined) => {
  const { code } = await logIn(psc)
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: 'lgc' }
  return psc.send('POST', endpoint('token'), { form, ...(facts && { tls: facts }) })
}

describe('tls_client_auth', () => {
  test('gives tokens bound to the certificate', async () => {
    const { status, json } = await byCertificate(tls)
    expect(status).toBe(200)
    expect(decodeJwt(String(json.access_token))?.claims.cnf).toEqual({ 'x5t#S256': tls.clientThumbprint })
    const headers = { authorization: `Bearer ${json.access_token}` }
    const userinfo = async (facts?: TlsFacts) =>
      (await psc.send('GET', endpoint('userinfo'), { headers, ...(facts && { tls: facts }) })).status
    expect([await userinfo(tls), await userinfo(stranger), await userinfo()]).toEqual([200, 401, 401])
    const form = { token: String(json.access_token), client_id: 'lgc' }
    const { json: told } = await psc.send('POST', endpoint('token/introspect'), { form, tls })
    expect(told).toMatchObject({ active: true, cnf: { 'x5t#S256': tls.clientThumbprint } })
  })

  test.each([
    ['no certificate', undefined],
    ['another subject', stranger],
    ['another authority', { ...tls, clientTrusted: false }],
  ])('%s: invalid_client', async (_case, facts) => {
    expect(await byCertificate(facts)).toMatchObject({ status: 401, json: { error: 'invalid_client' } })
  })

  test('a secret does not replace it where none was declared', async () => {
    const { code } = await logIn(psc)
    expect((await redeem(psc, code, {}, basic('lgc', 'undefined'))).status).toBe(401)
  })
})

describe('token exchange at the authorization server of an API', () => {
  const exchangeType = 'urn:ietf:params:oauth:grant-type:token-exchange'
  const path = '/api-pro-sante-connectee/token'

  const exchange = async (change: Readonly<Record<string, string>> = {}, facts: TlsFacts | undefined = tls) => {
    const { json } = await byCertificate(tls)
    const form = {
      grant_type: exchangeType,
      client_id: 'lgc',
      subject_token: String(json.access_token),
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      scope: 'dmp',
      cnf: JSON.stringify({ 'x5t#S256': tls.clientThumbprint }),
      ...change,
    }
    const kept = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
    return psc.send('POST', path, { form: kept, ...(facts && { tls: facts }) })
  }

  test('gives a token of 4 hours bound to the certificate, as RFC 8693 writes it', async () => {
    const { status, json, headers } = await exchange()
    expect(status).toBe(200)
    expect(json).toMatchObject({
      token_type: 'Bearer',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      expires_in: 14_400,
    })
    expect(headers['cache-control']).toBe('no-cache, no-store')
    const claims = decodeJwt(String(json.access_token))?.claims
    expect(claims).toMatchObject({ cnf: { 'x5t#S256': tls.clientThumbprint }, scope: 'dmp' })
    const introspected = await psc.send('POST', '/api-pro-sante-connectee/introspect', {
      form: { client_id: 'lgc', token: String(json.access_token) },
      tls,
    })
    expect(introspected.json).toMatchObject({ active: true, scope: 'dmp', cnf: { 'x5t#S256': tls.clientThumbprint } })
  })

  test('without cnf, as the reference proxy asks', async () => {
    expect((await exchange({ cnf: '', subject_issuer: 'psc' })).status).toBe(200)
  })

  test.each([
    ['another grant', { grant_type: 'authorization_code' }, 400, 'unsupported_grant_type'],
    ['no scope', { scope: '' }, 400, 'invalid_request'],
    ['no subject token', { subject_token: '' }, 400, 'invalid_request'],
    ['another type of token', { subject_token_type: 'urn:x' }, 400, 'invalid_request'],
    ['a token that is not one', { subject_token: 'a.b.c' }, 400, 'invalid_grant'],
    ['another cnf', { cnf: '{"x5t#S256":"B"}' }, 400, 'invalid_request'],
    ['a cnf that is no JSON', { cnf: '{' }, 400, 'invalid_request'],
    ['another client', { client_id: 'autre' }, 401, 'invalid_client'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
  ])('%s: refused', async (_case, change, status, error) => {
    expect(await exchange(change as Record<string, string>)).toMatchObject({ status, json: { error } })
  })

  test.each([
    ['without a certificate', undefined],
    ['with another’s certificate', stranger],
  ])('%s: refused', async (_case, facts) => {
    const { access_token: token } = (await byCertificate(tls)).json
    const form = { grant_type: exchangeType, client_id: 'lgc', subject_token: String(token) }
    expect(await psc.send('POST', path, { form, ...(facts && { tls: facts }) })).toMatchObject({
      status: 401,
      json: { error: 'invalid_client' },
    })
  })

  test('an access token of more than 2 minutes is refused, and so is one whose session is closed', async () => {
    psc.state.fault = undefined
    const { json } = await byCertificate(tls)
    psc.pass(120)
    const form = {
      grant_type: exchangeType,
      client_id: 'lgc',
      scope: 'dmp',
      subject_token: String(json.access_token),
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    }
    expect((await psc.send('POST', path, { form, tls })).json.error).toBe('invalid_grant')
  })

  test('an API token ends after its 4 hours', async () => {
    const { json } = await exchange()
    psc.pass(14_400)
    const form = { client_id: 'lgc', token: String(json.access_token) }
    expect((await psc.send('POST', '/api-pro-sante-connectee/introspect', { form, tls })).json).toEqual({
      active: false,
    })
  })
})
