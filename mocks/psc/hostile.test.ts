import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from '../../src/bench/property.fixture.ts'
import { readOptions } from './options.ts'
import { client, type Provider, startProvider } from './peers/provider.fixture.ts'
import { authorizePath, bench, logIn } from './provider.fixture.ts'
import { endpoint, realm } from './state.ts'

// What nobody should send, on real sockets: the answer is the one a real provider gives, and the service goes on.

const redirectUri = 'https://lps.example/retour'
let provider: Provider
let wallet: string

const credentials = [client.clientId, encodeURIComponent(client.clientSecret)] as const

/** The two hosts of the service. */
const atIssuer = () => supertest.agent(new URL(provider.issuer).origin, { ca: provider.ca })
const atWallet = () => supertest.agent(wallet, { ca: provider.ca })

beforeAll(async () => {
  provider = await startProvider({ redirectUris: [redirectUri], postLogoutRedirectUris: [] })
  wallet = provider.state.walletUrl
})

afterAll(() => provider?.close())

describe('on the wire', () => {
  test('a header of 1 MB is refused (431) and the next request is served', async () => {
    const asked = atWallet()
      .get('/auth')
      .set('cookie', `PSC_SESSION=${'x'.repeat(1024 * 1024)}`)
    const outcome = await asked.then(
      ({ status }) => status,
      ({ code }: NodeJS.ErrnoException) => code,
    )
    expect([431, 'ECONNRESET', 'EPIPE']).toContain(outcome)
    await atIssuer().get(endpoint('certs')).expect(200)
  })

  test('GET on the token endpoint, and methods that nothing has', async () => {
    await atIssuer().get(endpoint('token')).expect(405)
    await atIssuer().delete(endpoint('token')).expect(405)
    await atWallet().put('/auth').expect(405)
    await atIssuer().get('/nowhere').expect(404)
  })

  test('each host serves its own operations only', async () => {
    await atIssuer().get('/auth').expect(404)
    await atWallet().get(`${realm}/.well-known/openid-configuration`).expect(404)
  })

  const garbled = [
    'x',
    'a.b.c',
    `${'a'.repeat(100_000)}.b.c`,
    '..',
    'eyJhbGciOiJub25lIn0.e30.',
    'é.à.ç',
    '{"alg":"RS256"}',
  ]

  test.each(garbled.map((token) => [token.slice(0, 20), token]))('a garbled JWT %s…', async (_shown, token) => {
    const hint = { id_token_hint: token, client_id: client.clientId }
    const logout = await atIssuer().post(endpoint('logout')).type('form').send(hint).expect(400)
    expect(logout.headers).not.toHaveProperty('location')
    const introspected = atIssuer()
      .post(endpoint('token/introspect'))
      .auth(...credentials)
      .type('form')
    await introspected.send({ token }).expect(200, { active: false })
    if (/^[!-~]{1,8000}$/.test(token)) {
      const userinfo = await atIssuer().get(endpoint('userinfo')).auth(token, { type: 'bearer' }).expect(401)
      expect(userinfo.body.error).toBe('invalid_token')
    }
  })

  test('a parameter given twice at the token endpoint', async () => {
    const body = 'grant_type=authorization_code&grant_type=refresh_token&code=x'
    const asked = atIssuer()
      .post(endpoint('token'))
      .auth(...credentials)
      .type('form')
    expect((await asked.send(body).expect(400)).body.error).toBe('invalid_request')
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    `${redirectUri}#`,
    `${redirectUri}%2f..`,
    'https://lps.example@evil.example/retour',
    'https://lps.example:443/retour',
    ' https://lps.example/retour',
    'https://lps.example/retour\u0000',
    'https://lps.example\\@evil.example/retour',
  ])('redirect to %j: a page, no redirect', async (target) => {
    const query = new URLSearchParams({ response_type: 'code', client_id: client.clientId, redirect_uri: target })
    const asked = await atWallet().get(`/auth?${query}`).expect(400)
    expect(asked.headers).not.toHaveProperty('location')
    const out = new URLSearchParams({ client_id: client.clientId, post_logout_redirect_uri: target })
    const left = await atIssuer()
      .get(`${endpoint('logout')}?${out}`)
      .expect(400)
    expect(left.headers).not.toHaveProperty('location')
  })
})

describe('whatever is asked, only a declared address is ever redirected to', () => {
  const declarable = fc.webUrl({ withQueryParameters: true }).filter((url) => !url.includes('#'))

  test('after a refusal, after a login, after a logout', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(declarable, { minLength: 1, maxLength: 3 }),
        fc.oneof(declarable, fc.string()),
        fc.boolean(),
        async (declared, asked, useDeclared) => {
          const psc = await small(declared)
          const target = useDeclared ? (declared[0] ?? '') : asked
          const known = declared.includes(target)
          const refused = await psc.send('GET', authorizePath({ redirect_uri: target, scope: 'world' }))
          const opened = target === '' ? undefined : await logIn(psc, { redirect_uri: target })
          const query = new URLSearchParams({ client_id: 'lgc', post_logout_redirect_uri: target })
          const left = await psc.send('GET', `${endpoint('logout')}?${query}`)
          const normal = known ? new URL(target).href.split('?')[0] : ''
          for (const location of [refused.location, opened?.location ?? '']) {
            if (known) expect(location.startsWith(normal ?? '')).toBe(true)
            else expect(location).toBe('')
          }
          expect(left.location).toBe(known ? target : '')
        },
      ),
      { numRuns: 60 },
    )
  }, 180_000)

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://lps.example/#a', '/relative'])(
    '%s cannot even be declared',
    (address) => {
      const declare = () => readOptions({ clients: [{ clientId: 'lgc', clientSecret: 's', redirectUris: [address] }] })
      expect(declare).toThrow(/absolute URLs/)
    },
  )

  test('a native application may declare its own scheme', () => {
    const redirectUris = ['fr.editeur.logiciel:/retour', 'http://127.0.0.1:4000/retour']
    expect(
      readOptions({ clients: [{ clientId: 'lgc', clientSecret: 's', redirectUris }] }).clients[0]?.redirectUris,
    ).toEqual(redirectUris)
  })
})

/** A service whose client declares these addresses, sharing its keys so that the property has time for many. */
let shared: Awaited<ReturnType<typeof bench>> | undefined
const small = async (declared: readonly string[]) => {
  shared ??= await bench()
  const { state } = shared
  const { clients } = readOptions({
    clients: [{ clientId: 'lgc', clientSecret: 's', redirectUris: declared, postLogoutRedirectUris: declared }],
  })
  Object.assign(state.options, { clients })
  return shared
}
