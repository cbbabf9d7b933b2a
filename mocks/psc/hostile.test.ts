import { request } from 'node:https'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOptions } from './options.ts'
import { client, type Provider, startProvider } from './peers/provider.fixture.ts'
import { authorizePath, bench, logIn } from './provider.fixture.ts'
import { endpoint, realm } from './state.ts'

// What nobody should send, on real sockets: the answer is the one a real provider gives, and the service goes on.

const redirectUri = 'https://lps.example/retour'
let provider: Provider
let wallet: string

interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly text: string
}

const send = (
  url: string,
  sent: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {},
): Promise<Answer> =>
  new Promise((answered, failed) => {
    const outgoing = request(
      url,
      { method: sent.method ?? 'GET', headers: { ...sent.headers }, ca: provider.ca, agent: false },
      (incoming) => {
        let text = ''
        incoming.on('data', (chunk: Buffer) => {
          text += chunk.toString()
        })
        incoming.on('end', () =>
          answered({ status: incoming.statusCode ?? 0, location: incoming.headers.location, text }),
        )
      },
    )
    outgoing.once('error', failed)
    outgoing.end(sent.body)
  })

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const basic = `Basic ${Buffer.from(`${client.clientId}:${encodeURIComponent(client.clientSecret)}`).toString('base64')}`
const at = (path: string): string => new URL(path, provider.issuer).href

beforeAll(async () => {
  provider = await startProvider({ redirectUris: [redirectUri], postLogoutRedirectUris: [] })
  wallet = provider.state.walletUrl
})

afterAll(() => provider?.close())

describe('on the wire', () => {
  test('a header of 1 MB is refused (431) and the next request is served', async () => {
    const headers = { cookie: `PSC_SESSION=${'x'.repeat(1024 * 1024)}` }
    const outcome = await send(`${wallet}/auth`, { headers }).catch((error: NodeJS.ErrnoException) => error.code)
    expect(typeof outcome === 'object' ? outcome.status : outcome).toSatisfy((got) =>
      [431, 'ECONNRESET', 'EPIPE'].includes(got as never),
    )
    expect((await send(at(endpoint('certs')))).status).toBe(200)
  })

  test('GET on the token endpoint, and methods that nothing has', async () => {
    expect((await send(at(endpoint('token')))).status).toBe(405)
    expect((await send(at(endpoint('token')), { method: 'DELETE' })).status).toBe(405)
    expect((await send(`${wallet}/auth`, { method: 'PUT' })).status).toBe(405)
    expect((await send(at('/nowhere'))).status).toBe(404)
  })

  test('each host serves its own operations only', async () => {
    expect((await send(at('/auth'))).status).toBe(404)
    expect((await send(`${wallet}${realm}/.well-known/openid-configuration`)).status).toBe(404)
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
    const encoded = new URLSearchParams({ id_token_hint: token, client_id: client.clientId })
    const logout = await send(at(`${endpoint('logout')}`), { method: 'POST', headers: form, body: encoded.toString() })
    expect([logout.status, logout.location]).toEqual([400, undefined])
    const introspection = await send(at(endpoint('token/introspect')), {
      method: 'POST',
      headers: { ...form, authorization: basic },
      body: new URLSearchParams({ token }).toString(),
    })
    expect([introspection.status, introspection.text]).toEqual([200, '{"active":false}'])
    if (/^[!-~]{1,8000}$/.test(token)) {
      const userinfo = await send(at(endpoint('userinfo')), { headers: { authorization: `Bearer ${token}` } })
      expect([userinfo.status, JSON.parse(userinfo.text).error]).toEqual([401, 'invalid_token'])
    }
  })

  test('a parameter given twice at the token endpoint', async () => {
    const body = 'grant_type=authorization_code&grant_type=refresh_token&code=x'
    const answer = await send(at(endpoint('token')), {
      method: 'POST',
      headers: { ...form, authorization: basic },
      body,
    })
    expect([answer.status, JSON.parse(answer.text).error]).toEqual([400, 'invalid_request'])
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
    const { status, location } = await send(`${wallet}/auth?${query}`)
    expect([status, location]).toEqual([400, undefined])
    const out = new URLSearchParams({ client_id: client.clientId, post_logout_redirect_uri: target })
    const left = await send(at(`${endpoint('logout')}?${out}`))
    expect([left.status, left.location]).toEqual([400, undefined])
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
  }, 60_000)

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
