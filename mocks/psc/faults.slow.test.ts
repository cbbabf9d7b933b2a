import type { JSONWebKeySet } from 'jose'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readAuthorizationAnswer } from '../../src/protocols/oidc/authorization-answer.ts'
import { verifyIdToken } from '../../src/protocols/oidc/id-token.ts'
import { decodeJwt } from '../../src/protocols/oidc/jwt.ts'
import { faults, type PscFault } from './faults.ts'
import { authorizePath, type Bench, basic, bench, logIn, professional, redeem, type Sent } from './provider.fixture.ts'
import { endpoint } from './state.ts'

// One login seen whole. A fault must change exactly what its name says of it, and nothing else.

interface Story {
  readonly callback: Readonly<Record<string, unknown>>
  readonly tokenStatus: number
  readonly tokenError: unknown
  readonly problems: readonly string[]
  readonly identity: unknown
  readonly userinfo: Readonly<Record<string, unknown>>
  readonly introspection: Readonly<Record<string, unknown>>
  readonly refreshed: number
}

let psc: Bench

beforeEach(async () => {
  psc = await bench()
})

const keySet = async (): Promise<JSONWebKeySet> => {
  const { json } = await psc.send('GET', endpoint('certs'))
  return { keys: json.keys as JSONWebKeySet['keys'] }
}

const refresh = (token: unknown): Promise<Sent> =>
  psc.send('POST', endpoint('token'), {
    form: { grant_type: 'refresh_token', refresh_token: String(token) },
    headers: basic(),
  })

const userinfoOf = (token: unknown): Promise<Sent> =>
  psc.send('GET', endpoint('userinfo'), { headers: { authorization: `Bearer ${token}` } })

const introspectionOf = (token: unknown): Promise<Sent> =>
  psc.send('POST', endpoint('token/introspect'), { form: { token: String(token) }, headers: basic() })

const verified = async (idToken: unknown) =>
  verifyIdToken(String(idToken), await keySet(), {
    issuer: psc.state.issuer,
    clientId: 'lgc',
    nonce: 'nonce',
    acr: 'eidas1',
    now: psc.state.now(),
  })

/** Members that differ at each login, or that a longer one replaces. */
const stable = ({ bourrage, ...claims }: Readonly<Record<string, unknown>>) =>
  JSON.parse(
    JSON.stringify({ ...claims, ...(bourrage === undefined ? {} : { bourrage: 'long' }) }).replaceAll(
      /00000000-0000-4000-8000-\d{12}/g,
      'uuid',
    ),
  )

const tell = async (fault: PscFault | undefined): Promise<Story> => {
  psc = await bench()
  psc.state.fault = fault
  const { location, code } = await logIn(psc)
  const answer = readAuthorizationAnswer(location)
  const redeemed = await redeem(psc, code)
  const { access_token: access, id_token: idToken, refresh_token: refreshToken } = redeemed.json
  const { claims, problems } = idToken === undefined ? { claims: {}, problems: ['absent'] } : await verified(idToken)
  const { SubjectNameID, given_name, family_name, preferred_username } = claims as Record<string, unknown>
  return {
    callback: {
      ...answer,
      code: answer.code && 'code',
      state: answer.state?.startsWith('altere-') ? 'altered' : answer.state,
    },
    tokenStatus: redeemed.status,
    tokenError: redeemed.json.error,
    problems,
    identity: { SubjectNameID, given_name, family_name, preferred_username },
    userinfo: access === undefined ? {} : stable((await userinfoOf(access)).json),
    introspection: access === undefined ? {} : stable((await introspectionOf(access)).json),
    refreshed: (await refresh(refreshToken)).status,
  }
}

const changed = (right: Story, wrong: Story): readonly string[] =>
  Object.keys(right).filter(
    (part) => JSON.stringify(right[part as keyof Story]) !== JSON.stringify(wrong[part as keyof Story]),
  )

const noTokens = ['tokenStatus', 'tokenError', 'problems', 'identity', 'userinfo', 'introspection', 'refreshed']

/** Which parts of the login each fault changes, and how. */
const effects: Readonly<
  Partial<Record<PscFault, { parts: readonly string[]; shows: Readonly<Record<string, unknown>> }>>
> = {
  'state-altered': { parts: ['callback'], shows: { callback: { state: 'altered', code: 'code', error: undefined } } },
  'state-missing': { parts: ['callback'], shows: { callback: { state: undefined, code: 'code' } } },
  'callback-iss-wrong': {
    parts: ['callback'],
    shows: { callback: { state: 'etat', code: 'code', iss: expect.stringContaining('invalid') } },
  },
  ...Object.fromEntries(
    [
      'access-denied',
      'login-required',
      'server-error',
      'temporarily-unavailable',
      'invalid-scope',
      'unauthorized-client',
    ].map((id) => [
      id,
      {
        parts: ['callback', ...noTokens],
        shows: { callback: { error: id.replaceAll('-', '_'), code: undefined, state: 'etat' } },
      },
    ]),
  ),
  'code-of-another-client': { parts: noTokens, shows: { tokenStatus: 400, tokenError: 'invalid_grant' } },
  'wrong-nonce': { parts: ['problems'], shows: { problems: ['nonce'] } },
  'wrong-iss': { parts: ['problems'], shows: { problems: ['issuer'] } },
  'wrong-aud': { parts: ['problems'], shows: { problems: ['audience'] } },
  'wrong-azp': { parts: ['problems'], shows: { problems: ['authorized-party'] } },
  'expired-id-token': { parts: ['problems'], shows: { problems: ['expired'] } },
  'id-token-not-yet-valid': { parts: ['problems'], shows: { problems: ['not-yet-valid'] } },
  'signature-by-another-key': { parts: ['problems'], shows: { problems: ['signature'] } },
  'alg-none': { parts: ['problems'], shows: { problems: ['algorithm'] } },
  'hs256-with-the-public-key': { parts: ['problems'], shows: { problems: ['algorithm'] } },
  'unknown-kid': { parts: ['problems'], shows: { problems: ['unknown-key'] } },
  'key-rotated': { parts: [], shows: { problems: [], tokenStatus: 200 } },
  'key-rotated-unannounced': { parts: [], shows: { problems: [], tokenStatus: 200 } },
  // A higher level is no problem: only its value, which the reader of the story does not keep, differs.
  'acr-eidas2': { parts: [], shows: { problems: [] } },
  'acr-eidas0': { parts: ['problems'], shows: { problems: ['acr'] } },
  'acr-unknown': { parts: ['problems'], shows: { problems: ['acr'] } },
  'acr-missing': { parts: ['problems'], shows: { problems: ['acr'] } },
  'subject-name-id-missing': {
    parts: ['identity', 'userinfo', 'introspection'],
    shows: { identity: { SubjectNameID: undefined, preferred_username: professional } },
  },
  'html-in-given-name': {
    parts: ['identity', 'userinfo'],
    shows: { identity: { given_name: expect.stringMatching(/^<img .*onerror=/), family_name: 'SPECIMEN' } },
  },
  'sub-in-the-other-form': {
    parts: ['userinfo', 'introspection'],
    shows: { problems: [], userinfo: { sub: expect.stringMatching(/^f:.+:899700000025$/) } },
  },
  'sub-changed': {
    parts: ['userinfo', 'introspection'],
    shows: { problems: [], userinfo: { sub: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
  },
  'sub-shared': {
    parts: ['userinfo', 'introspection'],
    shows: { problems: [], userinfo: { sub: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
  },
  'id-token-missing': { parts: ['problems', 'identity'], shows: { problems: ['absent'], tokenStatus: 200 } },
  'code-replayed': { parts: noTokens, shows: { tokenStatus: 400, tokenError: 'invalid_grant' } },
  'token-error-400': { parts: noTokens, shows: { tokenStatus: 400, tokenError: 'invalid_grant' } },
  'token-error-500': { parts: noTokens, shows: { tokenStatus: 500 } },
  'token-cut': { parts: noTokens.filter((part) => part !== 'tokenError'), shows: { tokenStatus: 0 } },
  'token-slow': { parts: [], shows: { tokenStatus: 200 } },
  'refresh-refused': { parts: ['refreshed'], shows: { refreshed: 400, tokenStatus: 200 } },
  'userinfo-sub-differs': { parts: ['userinfo'], shows: { userinfo: { sub: expect.stringMatching(/-autre$/) } } },
  'userinfo-names-another': {
    parts: ['userinfo'],
    shows: { userinfo: { SubjectNameID: '899700000017', preferred_username: '899700000017' } },
  },
  // It is not JSON any more.
  'userinfo-signed-by-another-key': { parts: ['userinfo'], shows: { userinfo: {} } },
  // It shows at the renewal only, which identity.test.ts looks at.
  'refreshed-id-token-of-another': { parts: [], shows: { problems: [], refreshed: 200 } },
  'userinfo-oversized': { parts: ['userinfo'], shows: { userinfo: { bourrage: 'long' } } },
  'introspection-inactive': { parts: ['introspection'], shows: { introspection: { active: false } } },
}

const elsewhere = (id: PscFault): boolean => /^(ciba-|certificate-|session-|access-token-|refresh-token-)/.test(id)

describe('a fault of the code flow alters just what it says', () => {
  let right: Story
  beforeAll(async () => {
    right = await tell(undefined)
  })

  test.each(faults.map(({ id }) => id).filter((id) => !elsewhere(id)))('%s', async (id) => {
    const effect = effects[id]
    const wrong = await tell(id)
    expect({ changed: changed(right, wrong), ...wrong }).toMatchObject({
      ...effect?.shows,
      changed: [...(effect?.parts ?? ['an effect must be told here'])].sort(
        (one, other) => Object.keys(right).indexOf(one) - Object.keys(right).indexOf(other),
      ),
    })
  })

  test('without a fault everything holds', () => {
    expect(right).toMatchObject({ problems: [], tokenStatus: 200, refreshed: 200 })
  })

  test('every fault has a title in both languages and an id of its own', () => {
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length)
    for (const { title } of faults) expect([title.fr.length > 10, title.en.length > 10]).toEqual([true, true])
  })

  test('token-slow waits as long as the option says', async () => {
    psc = await bench({ slowMs: 1234 })
    const { code } = await logIn(psc)
    psc.state.fault = 'token-slow'
    expect((await redeem(psc, code)).delayMs).toBe(1234)
  })

  test.each([
    ['key-rotated', true],
    ['key-rotated-unannounced', false],
  ])('%s: another key signs, announced before or not, and the old one stays published', async (id, announced) => {
    const before = (await redeem(psc, (await logIn(psc)).code)).json
    const published = (await keySet()).keys.map(({ kid }) => kid)
    psc.state.fault = id
    const after = (await redeem(psc, (await logIn(psc)).code)).json
    const kid = (token: unknown) => decodeJwt(String(token))?.header.kid
    expect(kid(after.id_token)).not.toBe(kid(before.id_token))
    expect(published.includes(String(kid(after.id_token)))).toBe(announced)
    expect((await verified(before.id_token)).problems).toEqual([])
    expect((await verified(after.id_token)).problems).toEqual([])
  })

  test('key-rotated-unannounced: once it is over, the key that signed before signs again', async () => {
    const signing = async () => {
      const { id_token: token } = (await redeem(psc, (await logIn(psc)).code)).json
      return decodeJwt(String(token))?.header.kid
    }
    const before = await signing()
    psc.state.fault = 'key-rotated-unannounced'
    const fresh = await signing()
    psc.state.fault = 'key-rotated-unannounced'
    expect([before, fresh]).not.toContain(await signing())
    psc.state.fault = undefined
    expect(await signing()).toBe(before)
    const published = (await keySet()).keys.map(({ kid }) => kid)
    expect(published).toContain(fresh)
    expect(new Set(published).size).toBe(published.length)
  })

  test('html-in-given-name runs nothing on the provider’s own pages', async () => {
    psc.state.fault = 'html-in-given-name'
    expect((await psc.send('GET', authorizePath())).text).not.toContain('onerror')
  })
})

describe('a fault of passing time ends what is open, once', () => {
  const open = async () => {
    const { code, cookie } = await logIn(psc)
    return { cookie, ...((await redeem(psc, code)).json as { access_token: string; refresh_token: string }) }
  }
  const alive = async ({ cookie, access_token, refresh_token }: Awaited<ReturnType<typeof open>>) => ({
    access: (await userinfoOf(access_token)).status === 200,
    refresh: (await refresh(refresh_token)).status === 200,
    session: (await psc.send('GET', authorizePath(), { headers: { cookie } })).status === 302,
  })

  test.each([
    ['access-token-expired', { access: false, refresh: true, session: true }],
    ['refresh-token-expired', { access: false, refresh: false, session: true }],
    ['session-idle', { access: false, refresh: false, session: false }],
    ['session-too-old', { access: false, refresh: false, session: false }],
    ['session-closed', { access: false, refresh: false, session: false }],
  ])('%s', async (id, expected) => {
    const before = await open()
    psc.state.fault = id
    expect(await alive(before)).toEqual(expected)
    const after = await open()
    expect(await alive(after)).toEqual({ access: true, refresh: true, session: true })
    psc.state.fault = id
    expect((await alive(after)).access).toBe(false)
  })

  test('what comes after bears the true time', async () => {
    await open()
    psc.state.fault = 'session-too-old'
    const { json } = await redeem(psc, (await logIn(psc)).code)
    expect((await verified(json.id_token)).problems).toEqual([])
  })
})
