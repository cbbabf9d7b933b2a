import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { BancError } from '../../src/model/errors.ts'
import { activityKeys } from '../people/exercices.ts'
import { discoveryDocument } from './discovery.ts'
import { readOptions } from './options.ts'
import { authorizePath, type Bench, basic, bench, logIn, professional, redeem } from './provider.fixture.ts'
import { pscService } from './service.ts'
import { endpoint, realm } from './state.ts'

let psc: Bench

beforeEach(async () => {
  psc = await bench()
})

const tokens = async (change: Readonly<Record<string, string>> = {}) =>
  (await redeem(psc, (await logIn(psc, change)).code)).json

const bearer = (token: unknown) => ({ authorization: `Bearer ${token}` })

describe('discovery', () => {
  test.each(['wallet-openid-configuration', 'openid-configuration'])('%s', async (name) => {
    const { json } = await psc.send('GET', `${realm}/.well-known/${name}`)
    expect(json).toMatchObject({
      issuer: `https://psc.example${realm}`,
      authorization_endpoint: 'https://psc.example/auth',
      token_endpoint: `https://psc.example${realm}/protocol/openid-connect/token`,
      acr_values_supported: ['0', '0'],
      authorization_response_iss_parameter_supported: true,
      tls_client_certificate_bound_access_tokens: true,
    })
  })

  test('the wallet may have its own host', async () => {
    const split = await bench({ walletUrl: 'https://wallet.example:8443' })
    const { json } = await split.send('GET', `${realm}/.well-known/wallet-openid-configuration`)
    expect(json.authorization_endpoint).toBe('https://wallet.example:8443/auth')
    expect((await split.send('GET', authorizePath())).text).toContain('action="https://wallet.example:8443/auth/')
  })

  test('tells where the wallet listens, and that CIBA is polled', async () => {
    const state = await pscService.start({
      url: 'https://psc.example',
      apartUrl: 'https://wallet.example',
      now: () => new Date(),
      uuid: randomUUID,
      options: {},
    })
    expect(discoveryDocument(state)).toMatchObject({
      issuer: `https://psc.example${realm}`,
      authorization_endpoint: 'https://wallet.example/auth',
      backchannel_authentication_endpoint: `https://psc.example${endpoint('ext/ciba/auth')}`,
      backchannel_token_delivery_modes_supported: ['poll', 'ping'],
    })
  })

  test('the key set holds public halves only', async () => {
    const { json } = await psc.send('GET', endpoint('certs'))
    const keys = json.keys as readonly Record<string, unknown>[]
    expect(keys).toHaveLength(2)
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
  })
})

describe('userinfo', () => {
  test('of scope_all, in the spellings of Pro Santé Connect', async () => {
    const { access_token: token } = await tokens()
    const { json } = await psc.send('GET', endpoint('userinfo'), { headers: bearer(token) })
    expect(json).toMatchObject({
      SubjectNameID: professional,
      preferred_username: professional,
      family_name: 'SPECIMEN',
      Acces_Regulation_Medicale: 'FAUX',
      otherIds: [{ identifiant: professional, origine: 'RPPS', qualite: 1 }],
    })
    const { exercices } = json.SubjectRefPro as { exercices: { activities: Record<string, string>[] }[] }
    expect(Object.keys(exercices[0]?.activities[0] ?? {})).toEqual([...activityKeys])
  })

  test('of scope openid alone is bare', async () => {
    const { access_token: token } = await tokens({ scope: 'openid' })
    const { json } = await psc.send('POST', endpoint('userinfo'), { headers: bearer(token) })
    expect(Object.keys(json)).toEqual(['sub', 'preferred_username', 'email_verified'])
  })

  test('without, with a wrong and with an old token', async () => {
    const { access_token: token } = await tokens()
    const ask = async (headers = {}) => {
      const { status, headers: answered } = await psc.send('GET', endpoint('userinfo'), { headers })
      return [status, String(answered['www-authenticate']).includes('invalid_token')]
    }
    expect(await ask()).toEqual([401, false])
    expect(await ask(bearer('x.y.z'))).toEqual([401, true])
    psc.pass(120)
    expect(await ask(bearer(token))).toEqual([401, true])
  })
})

describe('introspection', () => {
  const introspect = (token: unknown, headers = basic()) =>
    psc.send('POST', endpoint('token/introspect'), { form: { token: String(token) }, headers })

  test('an access token tells SubjectNameID, a refresh token does not', async () => {
    const { access_token: access, refresh_token: refresh } = await tokens()
    expect((await introspect(access)).json).toMatchObject({
      active: true,
      client_id: 'lgc',
      username: professional,
      SubjectNameID: professional,
      nonce: 'nonce',
      typ: 'Bearer',
    })
    const other = (await introspect(refresh)).json
    expect(other.active).toBe(true)
    expect(other.SubjectNameID).toBeUndefined()
  })

  test('inactive is 200 with nothing else said', async () => {
    const { access_token: access } = await tokens()
    psc.pass(121)
    expect(await introspect(access)).toMatchObject({ status: 200, json: { active: false } })
    expect((await introspect('garbage')).text).toBe('{"active":false}')
  })

  test('only for known clients', async () => {
    expect((await introspect('x', basic('lgc', 'wrong'))).status).toBe(401)
  })
})

describe('revocation', () => {
  const revoke = (token: unknown, headers = basic()) =>
    psc.send('POST', endpoint('revoke'), { form: { token: String(token) }, headers })

  test('of the refresh token ends the access token', async () => {
    const { access_token: access, refresh_token: refresh } = await tokens()
    expect((await revoke(refresh)).status).toBe(200)
    expect((await psc.send('GET', endpoint('userinfo'), { headers: bearer(access) })).status).toBe(401)
  })

  test('of an unknown token is no error, of another client’s is', async () => {
    const { access_token: access } = await tokens()
    expect((await revoke('unknown')).status).toBe(200)
    expect((await revoke(access, basic('autre', 'autre-secret'))).status).toBe(400)
  })
})

describe('logout', () => {
  const out = (parameters: Readonly<Record<string, string>>, headers = {}) =>
    psc.send('GET', `${endpoint('logout')}?${new URLSearchParams(parameters)}`, { headers })

  test('with id_token_hint goes back to the declared address with state, and the session is over', async () => {
    const { code, cookie } = await logIn(psc)
    const { id_token: hint, access_token: access } = (await redeem(psc, code)).json
    psc.pass(300)
    const { status, location } = await out({
      id_token_hint: String(hint),
      post_logout_redirect_uri: 'https://lps.example/',
      state: 's',
    })
    expect([status, location]).toEqual([302, 'https://lps.example/?state=s'])
    expect((await psc.send('GET', authorizePath(), { headers: { cookie } })).status).toBe(200)
    expect((await psc.send('GET', endpoint('userinfo'), { headers: bearer(access) })).status).toBe(401)
  })

  test('from the server, by POST, without an address: a page', async () => {
    const { code, cookie } = await logIn(psc)
    const { id_token: hint } = (await redeem(psc, code)).json
    const form = { id_token_hint: String(hint), client_id: 'lgc' }
    expect((await psc.send('POST', endpoint('logout'), { form })).status).toBe(200)
    expect((await psc.send('GET', authorizePath(), { headers: { cookie } })).status).toBe(200)
  })

  test('without a hint, the browser’s own session ends', async () => {
    const { cookie } = await logIn(psc)
    const { status } = await out({ client_id: 'lgc', post_logout_redirect_uri: 'https://lps.example/' }, { cookie })
    expect(status).toBe(302)
    expect(psc.state.sessions.size).toBe(0)
  })

  test.each([
    ['undeclared address', { client_id: 'lgc', post_logout_redirect_uri: 'https://evil.example/' }],
    ['address without a client', { post_logout_redirect_uri: 'https://lps.example/' }],
    ['script', { client_id: 'lgc', post_logout_redirect_uri: 'javascript:alert(1)' }],
    ['forged hint', { id_token_hint: 'e30.e30.' }],
  ])('%s: a page, no redirect, and the session stays', async (_case, parameters) => {
    const { cookie } = await logIn(psc)
    const { status, location } = await out(parameters, { cookie })
    expect([status, location]).toEqual([400, ''])
    expect(psc.state.sessions.size).toBe(1)
  })
})

describe('options', () => {
  const codeOf = (options: Readonly<Record<string, unknown>>) => {
    try {
      readOptions(options)
      return undefined
    } catch (error) {
      return error instanceof BancError ? error.where : error
    }
  }

  test.each([
    [{ clients: {} }, 'services.psc.options.clients'],
    [{ clients: [{ clientId: 'a' }] }, 'services.psc.options.clients[0].clientSecret'],
    [
      { clients: [{ clientId: 'a', clientSecret: 'b', redirectUris: ['/cb'] }] },
      'services.psc.options.clients[0].redirectUris',
    ],
    [{ accessTokenSeconds: '120' }, 'services.psc.options.accessTokenSeconds'],
  ])('%j is refused at %s', (options, where) => {
    expect(codeOf(options)).toBe(where)
  })

  test('lifetimes are those of the sheet unless told otherwise', () => {
    expect(readOptions({})).toMatchObject({ accessTokenSeconds: 120, sessionSeconds: 14_400, sessionIdleSeconds: 1800 })
  })
})

test('an unknown path is 404', async () => {
  expect((await psc.send('GET', '/nowhere')).status).toBe(404)
})
