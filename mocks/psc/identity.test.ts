import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { describe, expect, test } from 'vitest'
import { decodeJwt } from '../../src/protocols/oidc/jwt.ts'
import type { PscFault } from './faults.ts'
import { type Bench, basic, bench, logIn, professional, redeem } from './provider.fixture.ts'
import { endpoint } from './state.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const activated = '899700000058'

const tokensOf = async (psc: Bench, who = professional) => {
  const { json } = await redeem(psc, (await logIn(psc, {}, who)).code)
  return { access: String(json.access_token), id: String(json.id_token), refresh: String(json.refresh_token) }
}

const claimsOf = (token: string): Readonly<Record<string, unknown>> => decodeJwt(token)?.claims ?? {}

const userinfo = (psc: Bench, access: string) =>
  psc.send('GET', endpoint('userinfo'), { headers: { authorization: `Bearer ${access}` } })

const introspection = async (psc: Bench, token: string) =>
  (await psc.send('POST', endpoint('token/introspect'), { form: { token }, headers: basic() })).json

/** All that one login says of a professional, by where it is said. */
const told = async (psc: Bench, who?: string) => {
  const { access, id, refresh } = await tokensOf(psc, who)
  return {
    access: claimsOf(access),
    id: claimsOf(id),
    userinfo: (await userinfo(psc, access)).json,
    introspection: await introspection(psc, access),
    ofRefresh: await introspection(psc, refresh),
  }
}

describe('sub', () => {
  const subs = async (psc: Bench, who?: string) => {
    const { access, id, userinfo, introspection } = await told(psc, who)
    return [access, id, userinfo, introspection].map(({ sub }) => sub)
  }

  test('is a bare UUID, the same wherever it is said and at each login, another for another person', async () => {
    const psc = await bench()
    const [sub, ...others] = await subs(psc)
    expect(sub).toMatch(uuid)
    expect(new Set([sub, ...others, ...(await subs(psc))]).size).toBe(1)
    expect(await subs(psc, activated)).not.toContain(sub)
  })

  test('is of the older form by option', async () => {
    const [sub, ...others] = await subs(await bench({ subjectForm: 'user-storage' }))
    expect(sub).toMatch(new RegExp(`^f:.+:${professional}$`))
    expect(new Set([sub, ...others]).size).toBe(1)
  })

  test('another form is refused as an option', async () => {
    await expect(bench({ subjectForm: 'rpps' })).rejects.toMatchObject({ code: 'BANC-PSC-OPTIONS' })
  })

  test.each<[PscFault, (before: unknown, after: unknown) => boolean]>([
    ['sub-changed', (before, after) => before !== after && uuid.test(String(after))],
    ['sub-in-the-other-form', (before, after) => before !== after && String(after).endsWith(`:${professional}`)],
  ])('%s', async (fault, holds) => {
    const psc = await bench()
    const [before] = await subs(psc)
    psc.state.fault = fault
    const after = await subs(psc)
    expect(new Set(after).size).toBe(1)
    expect(holds(before, after[0])).toBe(true)
  })

  test('sub-shared: two professionals have one, and their own SubjectNameID', async () => {
    const psc = await bench()
    psc.state.fault = 'sub-shared'
    const one = await told(psc)
    const other = await told(psc, activated)
    expect(other.id.sub).toBe(one.id.sub)
    expect([one.id.SubjectNameID, other.id.SubjectNameID]).toEqual([professional, activated])
  })
})

describe('the claims of Pro Santé Identité', () => {
  test('are in the tokens, UserInfo and introspection; the identifier is empty for who has not activated it', async () => {
    const { access, id, userinfo, introspection } = await told(await bench())
    for (const claims of [access, id, userinfo, introspection]) {
      expect(claims).toMatchObject({ PSISubjectNameID: '', authMode: 'CARD', auth_level: '1' })
    }
    expect(access).toMatchObject({ SubjectNameID: professional, otherIds: [{ origine: 'RPPS' }] })
  })

  test('give the identifier of who has', async () => {
    const { id, userinfo } = await told(await bench(), activated)
    expect(id.PSISubjectNameID).toMatch(uuid)
    expect(userinfo.PSISubjectNameID).toBe(id.PSISubjectNameID)
  })

  test('introspection of a refresh token identifies by no SubjectNameID', async () => {
    const { ofRefresh } = await told(await bench())
    expect(ofRefresh).toMatchObject({ active: true, typ: 'Refresh' })
    for (const name of ['SubjectNameID', 'PSISubjectNameID', 'otherIds']) expect(ofRefresh).not.toHaveProperty(name)
  })
})

describe('UserInfo', () => {
  const keysOf = async (psc: Bench) =>
    createLocalJWKSet({ keys: (await psc.send('GET', endpoint('certs'))).json.keys as JSONWebKeySet['keys'] })

  test('is a JWT by option, which the published keys verify and which is meant for the service', async () => {
    const psc = await bench({ userinfoFormat: 'jwt' })
    const plain = (await told(await bench())).userinfo
    const { headers, text } = await userinfo(psc, (await tokensOf(psc)).access)
    expect(headers['content-type']).toBe('application/jwt')
    const { payload } = await compactVerify(text, await keysOf(psc))
    const claims = JSON.parse(new TextDecoder().decode(payload))
    expect(claims).toEqual({ ...plain, iss: psc.state.issuer, aud: 'lgc' })
  })

  test('userinfo-signed-by-another-key: no published key verifies it, and its name is false', async () => {
    const psc = await bench()
    const { access, id } = await tokensOf(psc)
    psc.state.fault = 'userinfo-signed-by-another-key'
    const { text } = await userinfo(psc, access)
    await expect(compactVerify(text, await keysOf(psc))).rejects.toThrow('signature')
    const { sub, SubjectNameID } = claimsOf(id)
    expect(claimsOf(text)).toMatchObject({ sub, SubjectNameID, family_name: 'FAUSSAIRE' })
  })
})

test('refreshed-id-token-of-another: the renewal names another professional, by another sub', async () => {
  const psc = await bench()
  const { id, refresh } = await tokensOf(psc)
  psc.state.fault = 'refreshed-id-token-of-another'
  const form = { grant_type: 'refresh_token', refresh_token: refresh }
  const { json } = await psc.send('POST', endpoint('token'), { form, headers: basic() })
  const renewed = claimsOf(String(json.id_token))
  expect(renewed.SubjectNameID).not.toBe(professional)
  expect(renewed.sub).not.toBe(claimsOf(id).sub)
  expect(claimsOf(String(json.access_token)).SubjectNameID).toBe(professional)
})
