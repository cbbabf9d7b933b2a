import { beforeEach, describe, expect, test } from 'vitest'
import { cibaGrantType } from '../../src/protocols/oidc/ciba-request.ts'
import { decodeJwt } from '../../src/protocols/oidc/jwt.ts'
import { type Bench, basic, bench, professional } from './provider.fixture.ts'
import { endpoint } from './state.ts'

let psc: Bench

const client = { clientId: 'lgc', clientSecret: 'un secret:+', ciba: true }
const nominal = {
  scope: 'openid scope_all',
  acr_values: 'eidas1',
  login_hint: professional,
  binding_message: '42',
  channel: 'CARD',
}

beforeEach(async () => {
  psc = await bench({ clients: [client, { clientId: 'autre', clientSecret: 'autre-secret' }] })
})

const ask = (change: Readonly<Record<string, string>> = {}, headers = basic()) =>
  psc.send('POST', endpoint('ext/ciba/auth'), {
    form: Object.fromEntries(Object.entries({ ...nominal, ...change }).filter(([, value]) => value !== '')),
    headers,
  })

const poll = (id: unknown, headers = basic()) =>
  psc.send('POST', endpoint('token'), { form: { grant_type: cibaGrantType, auth_req_id: String(id) }, headers })

/** Polls at the right pace until something else than "pending" comes; gives every error on the way. */
const pollAll = async (id: unknown): Promise<readonly unknown[]> => {
  const seen: unknown[] = []
  for (let turn = 0; turn < 10; turn += 1) {
    const { json, status } = await poll(id)
    seen.push(status === 200 ? 'tokens' : json.error)
    if (json.error !== 'authorization_pending' && json.error !== 'slow_down') break
    psc.pass(json.error === 'slow_down' ? 6 : 1)
  }
  return seen
}

describe('a CIBA request', () => {
  test('is acknowledged, then pending, then answered with tokens of that professional', async () => {
    const { status, json } = await ask()
    expect({ status, ...json }).toMatchObject({ status: 200, expires_in: 120, interval: 1 })
    expect(await poll(json.auth_req_id)).toMatchObject({ status: 400, json: { error: 'authorization_pending' } })
    psc.pass(1)
    const answered = await poll(json.auth_req_id)
    expect(answered.status).toBe(200)
    expect(decodeJwt(String(answered.json.id_token))?.claims).toMatchObject({
      SubjectNameID: professional,
      acr: 'eidas1',
    })
    psc.pass(1)
    expect((await poll(json.auth_req_id)).json.error).toBe('invalid_grant')
  })

  test('polled faster than its interval is told to slow down, and the interval grows by 5 s', async () => {
    const { auth_req_id: id } = (await ask()).json
    await poll(id)
    expect((await poll(id)).json.error).toBe('slow_down')
    psc.pass(5)
    expect((await poll(id)).json.error).toBe('slow_down')
    psc.pass(11)
    expect((await poll(id)).status).toBe(200)
  })

  test('expires after 120 s', async () => {
    const { auth_req_id: id } = (await ask()).json
    psc.pass(120)
    expect((await poll(id)).json.error).toBe('expired_token')
  })

  test('belongs to the service that made it', async () => {
    const { auth_req_id: id } = (await ask()).json
    expect((await poll(id, basic('autre', 'autre-secret'))).json.error).toBe('invalid_grant')
    expect((await poll('unknown')).json.error).toBe('invalid_grant')
  })

  test.each([
    ['no login_hint', { login_hint: '' }, 'invalid_request'],
    ['no scope', { scope: '' }, 'invalid_request'],
    ['an unknown professional', { login_hint: '123' }, 'invalid_request'],
    ['an unknown scope', { scope: 'openid world' }, 'invalid_scope'],
    ['another channel', { channel: 'PIGEON' }, 'invalid_request'],
    ['a book as binding message', { binding_message: 'x'.repeat(51) }, 'invalid_binding_message'],
  ])('with %s is refused', async (_case, change, error) => {
    expect(await ask(change as Record<string, string>)).toMatchObject({ status: 400, json: { error } })
  })

  test('is refused to a service for which CIBA is not activated, and to strangers', async () => {
    expect(await ask({}, basic('autre', 'autre-secret'))).toMatchObject({
      status: 401,
      json: { error: 'invalid_grant' },
    })
    expect(await ask({}, basic('lgc', 'wrong'))).toMatchObject({ status: 401, json: { error: 'invalid_client' } })
  })

  test('without channel or binding message is accepted', async () => {
    expect((await ask({ channel: '', binding_message: '' })).status).toBe(200)
  })
})

describe('faults of CIBA need no operator', () => {
  test.each([
    [undefined, ['authorization_pending', 'tokens']],
    ['ciba-denied', ['access_denied']],
    ['ciba-expired', ['expired_token']],
    ['ciba-pending', ['authorization_pending', 'authorization_pending', 'authorization_pending', 'tokens']],
    ['ciba-slow-down', ['slow_down', 'tokens']],
    ['ciba-decided-on-the-page', Array(10).fill('authorization_pending')],
  ])('%s', async (fault, expected) => {
    psc.state.fault = fault
    const { auth_req_id: id } = (await ask()).json
    expect(await pollAll(id)).toEqual(expected)
  })

  test('ciba-unavailable', async () => {
    psc.state.fault = 'ciba-unavailable'
    expect((await ask()).status).toBe(503)
  })
})

describe('the page that answers for the telephone', () => {
  const decide = (form: Readonly<Record<string, string>>) => psc.send('POST', '/auth/e-cps', { form })

  beforeEach(() => {
    psc.state.fault = 'ciba-decided-on-the-page'
  })

  test('shows who is asked, by whom, and the binding message', async () => {
    expect((await psc.send('GET', '/auth/e-cps')).text).toContain('Aucune demande')
    await ask()
    const { text } = await psc.send('GET', '/auth/e-cps')
    for (const shown of ['lgc', 'SPÉCIMEN', '>42<', 'carte CPS']) expect(text).toContain(shown)
  })

  test.each([
    ['accepter', 'tokens'],
    ['refuser', 'access_denied'],
  ])('%s gives %s', async (decision, expected) => {
    const { auth_req_id: id } = (await ask()).json
    expect((await decide({ auth_req_id: String(id), decision })).status).toBe(200)
    expect((await decide({ auth_req_id: String(id), decision })).status).toBe(400)
    expect(await pollAll(id)).toEqual([expected])
  })

  test('bears anything', async () => {
    const { auth_req_id: id } = (await ask({ binding_message: '<script>' })).json
    expect((await psc.send('GET', '/auth/e-cps')).text).not.toContain('<script>')
    expect((await decide({ auth_req_id: String(id) })).status).toBe(400)
    expect((await decide({ auth_req_id: 'x', decision: 'accepter' })).status).toBe(400)
  })
})
