import { beforeEach, describe, expect, test } from 'vitest'
import { readAuthorizationAnswer } from '../../src/protocols/oidc/authorization-answer.ts'
import { authorizePath, type Bench, bench, logIn, professional, redirectUri } from './provider.fixture.ts'

let psc: Bench

beforeEach(async () => {
  psc = await bench()
})

describe('authorize', () => {
  test.each(['/auth', '/auth/'])('%s shows the login page, in French, framed by nobody', async (path) => {
    const shown = await psc.send('GET', authorizePath().replace('/auth', path))
    expect(shown.status).toBe(200)
    expect(shown.text).toContain('<html lang="fr">')
    expect(shown.text).toContain('<legend>Professionnel de test</legend>')
    expect(shown.headers['x-frame-options']).toBe('DENY')
  })

  test('by POST too (OIDC Core §3.1.2.1)', async () => {
    const shown = await psc.send('POST', '/auth', { form: authorizePath().slice('/auth?'.length) })
    expect(shown.text).toContain('Professionnel de test')
  })

  test('a professional who accepts goes back with code, state and iss', async () => {
    const { location, cookie } = await logIn(psc)
    expect(location.startsWith(`${redirectUri}?`)).toBe(true)
    expect(readAuthorizationAnswer(location)).toMatchObject({ state: 'etat', iss: psc.state.issuer, error: undefined })
    expect(readAuthorizationAnswer(location).code).toBeDefined()
    expect(cookie).toMatch(/^PSC_SESSION=.+\..+/)
  })

  test('with a live session there is no page', async () => {
    const { cookie } = await logIn(psc)
    const again = await psc.send('GET', authorizePath(), { headers: { cookie } })
    expect(again.status).toBe(302)
    expect(readAuthorizationAnswer(again.location).code).toBeDefined()
  })

  test.each([
    ['30 min without activity', [1800]],
    ['4 h although active', [1700, 1700, 1700, 1700, 1700, 1700, 1700, 1700, 1700]],
  ])('the session ends after %s', async (_case, waits) => {
    const { cookie } = await logIn(psc)
    let last = 302
    for (const seconds of waits) {
      psc.pass(seconds)
      last = (await psc.send('GET', authorizePath(), { headers: { cookie } })).status
    }
    expect(last).toBe(200)
  })

  test('a cookie whose secret is guessed is worth nothing', async () => {
    const { cookie } = await logIn(psc)
    const forged = cookie.replace(/\.[^.]+$/, '.guess')
    expect((await psc.send('GET', authorizePath(), { headers: { cookie: forged } })).status).toBe(200)
  })

  test('prompt=login and max_age ask again; prompt=none never shows a page', async () => {
    const { cookie } = await logIn(psc)
    psc.pass(100)
    const ask = async (change: Record<string, string>, headers = {}) =>
      psc.send('GET', authorizePath(change), { headers })
    expect((await ask({ prompt: 'login' }, { cookie })).status).toBe(200)
    expect((await ask({ max_age: '60' }, { cookie })).status).toBe(200)
    expect((await ask({ max_age: '200' }, { cookie })).status).toBe(302)
    expect((await ask({ prompt: 'none' }, { cookie })).status).toBe(302)
    expect(readAuthorizationAnswer((await ask({ prompt: 'none' })).location).error).toBe('login_required')
  })

  test.each([
    ['response_type', { response_type: '' }, 'invalid_request'],
    ['response_type=banana', { response_type: 'banana' }, 'unsupported_response_type'],
    ['implicit flow', { response_type: 'id_token token' }, 'unauthorized_client'],
    ['form_post', { response_mode: 'form_post' }, 'invalid_request'],
    ['unknown scope', { scope: 'openid world' }, 'invalid_scope'],
    ['short challenge', { code_challenge: 'short', code_challenge_method: 'S256' }, 'invalid_request'],
    ['unknown challenge method', { code_challenge: 'a'.repeat(43), code_challenge_method: 'S1' }, 'invalid_request'],
    ['prompt=none login', { prompt: 'none login' }, 'invalid_request'],
  ])('%s is told to the client by redirect', async (_case, change, error) => {
    const { status, location } = await psc.send('GET', authorizePath(change as Record<string, string>))
    expect(status).toBe(302)
    expect(location.startsWith(`${redirectUri}?`)).toBe(true)
    expect(readAuthorizationAnswer(location)).toMatchObject({ error, state: 'etat', code: undefined })
  })

  test('a parameter given twice', async () => {
    const { location } = await psc.send('GET', `${authorizePath()}&scope=openid`)
    expect(readAuthorizationAnswer(location).error).toBe('invalid_request')
  })

  test.each([
    ['unknown client', authorizePath({ client_id: 'nobody' }), 'client_id'],
    ['no client', authorizePath({ client_id: '' }), 'client_id'],
    ['two clients', `${authorizePath()}&client_id=autre`, 'client_id'],
    ['no address', authorizePath({ redirect_uri: '' }), 'redirect_uri'],
    ['slash too many', authorizePath({ redirect_uri: `${redirectUri}/` }), 'redirect_uri'],
    ['other case', authorizePath({ redirect_uri: redirectUri.replace('lps', 'LPS') }), 'redirect_uri'],
    ['query added', authorizePath({ redirect_uri: `${redirectUri}?a=1` }), 'redirect_uri'],
    ['script', authorizePath({ redirect_uri: 'javascript:alert(1)' }), 'redirect_uri'],
    ['another client’s', authorizePath({ redirect_uri: 'https://autre.example/cb' }), 'redirect_uri'],
    ['two addresses', `${authorizePath()}&redirect_uri=https://evil.example/`, 'redirect_uri'],
    ['garbage', '/auth?%%%=&client_id=%E0%A4%A&\u0001', 'client_id'],
  ])('%s: a page, and no redirect anywhere', async (_case, path, parameter) => {
    const { status, location, text } = await psc.send('GET', path)
    expect({ status, location }).toEqual({ status: 400, location: '' })
    expect(text).toContain(`<code>${parameter}</code>`)
  })
})

describe('the login form', () => {
  const transactionOf = async () =>
    /name="transaction" value="([^"]+)"/.exec((await psc.send('GET', authorizePath())).text)?.[1] ?? ''

  test('refusing gives access_denied', async () => {
    const form = { transaction: await transactionOf(), decision: 'refuser' }
    const { location } = await psc.send('POST', '/auth/identification', { form })
    expect(readAuthorizationAnswer(location)).toMatchObject({ error: 'access_denied', state: 'etat', code: undefined })
  })

  test('without a professional it is shown again with a reason', async () => {
    const form = { transaction: await transactionOf(), decision: 'accepter' }
    const { status, text } = await psc.send('POST', '/auth/identification', { form })
    expect(status).toBe(200)
    expect(text).toContain('role="alert"')
  })

  test('waiting shows the same page again, with the professional chosen, and the login can still be confirmed', async () => {
    const form = { transaction: await transactionOf(), professionnel: professional, moyen: 'cps' }
    const { status, text } = await psc.send('POST', '/auth/identification', { form: { ...form, decision: 'attendre' } })
    expect(status).toBe(200)
    expect(text).toContain('role="status">En attente de la confirmation de Dr Alex SPÉCIMEN')
    expect(text).toContain(`value="${professional}" required checked`)
    const confirmed = await psc.send('POST', '/auth/identification', { form: { ...form, decision: 'accepter' } })
    expect(readAuthorizationAnswer(confirmed.location).code).toBeDefined()
  })

  test('every control has a label, every group a legend', async () => {
    const { text } = await psc.send('GET', authorizePath())
    expect(text.match(/<input type="radio"/g)?.length).toBe(text.match(/<label><input type="radio"[^>]*> \S/g)?.length)
    expect(text.match(/<fieldset><legend>\S/g)).toHaveLength(2)
    expect(text).not.toMatch(/<script|onclick|javascript:/)
  })

  test('works once and for ten minutes', async () => {
    const form = { transaction: await transactionOf(), professionnel: professional, decision: 'accepter' }
    expect((await psc.send('POST', '/auth/identification', { form })).status).toBe(302)
    expect((await psc.send('POST', '/auth/identification', { form })).status).toBe(400)
    const late = { ...form, transaction: await transactionOf() }
    psc.pass(601)
    expect((await psc.send('POST', '/auth/identification', { form: late })).status).toBe(400)
  })

  test('what a client says of itself is shown escaped', async () => {
    const named = await bench({
      clients: [{ clientId: '<script>', clientSecret: 's', redirectUris: [redirectUri] }],
    })
    const { text } = await named.send('GET', authorizePath({ client_id: '<script>' }))
    expect(text).toContain('&lt;script&gt;')
    expect(text).not.toContain('<script>')
  })
})

describe('faults of the front channel', () => {
  test('state-altered', async () => {
    psc.state.fault = 'state-altered'
    const answer = readAuthorizationAnswer((await logIn(psc)).location)
    expect(answer.code).toBeDefined()
    expect(answer.state).not.toBe('etat')
  })

  test('access-denied', async () => {
    psc.state.fault = 'access-denied'
    expect(readAuthorizationAnswer((await logIn(psc)).location)).toMatchObject({
      error: 'access_denied',
      code: undefined,
    })
  })
})
