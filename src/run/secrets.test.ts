import { describe, expect, test } from 'vitest'
import { secretKeeper } from './secrets.ts'

const key = new Uint8Array(32)
const secret = 'un-secret-de-test'
const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl'
const print = /sha256:[0-9a-f]{16}/
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`

const bodyOf = (keeper: ReturnType<typeof secretKeeper>, text: string, type: string): string =>
  Buffer.from(keeper.hideIn(Buffer.from(text), type)).toString('utf8')

describe('a secret is replaced by the same fingerprint', () => {
  test.each([
    ['in a Basic header', { authorization: basic(`lgc:${secret}`) }],
    ['in a bearer header', { Authorization: `Bearer ${secret}` }],
    ['in a cookie', { cookie: `a=1234567890; session=${secret}` }],
    ['in a cookie that is set', { 'set-cookie': [`session=${secret}; Path=/; HttpOnly`] }],
    ['in a field', { result: { token: secret } }],
    ['in the key of a gateway', { 'esante-api-key': secret }],
    ['in the environment', { services: { psc: { options: { clients: [{ clientSecret: secret }] } } } }],
    ['in an address', { url: `/x?a=1&access_token=${secret}` }],
    ['in a mail dialogue', { dialogue: ['S: 250 AUTH PLAIN', `C: AUTH PLAIN ${secret}`] }],
    ['in the answer to a challenge', { dialogue: ['C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', `C: ${secret}`] }],
  ])('%s', (_, data) => {
    const keeper = secretKeeper(key)
    expect(keeper.isFreeOf(JSON.stringify(data))).toBe(false)
    const hidden = JSON.stringify(keeper.hide(data))
    expect(hidden).not.toContain(secret)
    expect(hidden).not.toContain(basic(`lgc:${secret}`))
    const alone = keeper.hide({ token: secret }).token
    expect(alone).toMatch(print)
    const whole = 'authorization' in data ? Buffer.from(hidden.split(' ')[1] ?? '', 'base64').toString() : hidden
    expect(whole).toContain(alone)
  })

  test.each([
    ['a form', `grant_type=x&client_secret=${secret}&code=abc`, 'application/x-www-form-urlencoded'],
    ['an answer', JSON.stringify({ access_token: secret, scope: 'openid' }), 'application/json; charset=utf-8'],
  ])('in the body of %s, and from then on anywhere', (_, text, type) => {
    const keeper = secretKeeper(key)
    const body = bodyOf(keeper, text, type)
    const { token: alone } = keeper.hide({ token: secret })
    expect(body).toBe(text.replace(secret, alone))
    expect(bodyOf(keeper, `<p>${secret}</p>`, 'text/html')).toBe(`<p>${alone}</p>`)
    expect(keeper.hide({ note: `leaked ${secret}` })).toEqual({ note: `leaked ${alone}` })
  })
})

test('what holds none is told by its JSON alone; what was met before is known in any writing of JSON', () => {
  const keeper = secretKeeper(key)
  const odd = 'un "mot" \\ de\npasse'
  expect(keeper.isFreeOf(JSON.stringify({ note: odd }))).toBe(true)
  keeper.hide({ password: odd })
  expect(keeper.isFreeOf(JSON.stringify({ note: `<${odd}>` }))).toBe(false)
  expect(keeper.isFreeOf(JSON.stringify({ url: encodeURIComponent(odd) }))).toBe(false)
})

test('what is no secret stays as it is, id_tokens included: checks verify them', () => {
  const keeper = secretKeeper(key)
  const data = {
    headers: { 'content-type': 'text/plain', 'set-cookie': 'session=; Max-Age=0' },
    body: { sha256: 'a'.repeat(64), size: 12 },
    id_token: token,
    token_type: 'Bearer',
    dialogue: ['C: EHLO x', 'S: 250 AUTH PLAIN'],
  }
  expect(keeper.hide(data)).toEqual(data)
  const bytes = Buffer.from([0, 255, 1])
  expect(keeper.hideIn(bytes, 'application/octet-stream')).toBe(bytes)
  expect(bodyOf(keeper, '<x access_token="1"/>', 'application/xml')).toBe('<x access_token="1"/>')
})

test('a fingerprint is not fingerprinted again, and two runs do not compare', () => {
  const keeper = secretKeeper(key)
  const once = keeper.hide({ token: secret })
  expect(keeper.hide(once)).toEqual(once)
  expect(secretKeeper().hide({ token: secret })).not.toEqual(once)
})
