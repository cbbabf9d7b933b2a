import { describe, expect, test } from 'vitest'
import { hideDialogueSecrets, hideSecrets, shorten, shownHeader } from './secret.ts'

describe('a secret', () => {
  test('shows at most twelve characters', () => {
    expect(shorten('a'.repeat(100))).toBe(`${'a'.repeat(12)}…`)
  })

  test('never shows more than a third of itself', () => {
    expect(shorten('azerty')).toBe('az…')
    expect(shorten('x')).toBe('…')
  })
})

describe('a header', () => {
  test.each([
    ['authorization', `Bearer ${'t'.repeat(60)}`, `Bearer ${'t'.repeat(12)}…`],
    ['authorization', 's'.repeat(60), `${'s'.repeat(12)}…`],
    ['set-cookie', `session=${'s'.repeat(60)}; HttpOnly; Path=/`, `session=${'s'.repeat(12)}…; HttpOnly; Path=/`],
    ['x-csrf-token', 't'.repeat(60), `${'t'.repeat(12)}…`],
  ])('%s is shortened', (name, value, shown) => {
    expect(shownHeader(name, value)).toBe(shown)
  })

  test('that carries no credential stays whole', () => {
    expect(shownHeader('x-mss-codecda', '11490-0')).toBe('11490-0')
  })
})

describe('a text', () => {
  const secret = 'abcdefghijklmnopqrstuvwxyz0123456789abcdef'
  test.each([
    ['JSON', `{"access_token": "${secret}", "scope":"openid"}`],
    ['JSON in a string', JSON.stringify(JSON.stringify({ refresh_token: secret, scope: 'openid' }))],
    ['a form', `client_secret=${secret}&scope=openid`],
    ['a query', `/logout?id_token_hint=${secret}&scope=openid`],
    ['a trace', `Authorization: Bearer ${secret} scope openid`],
    ['XML', `<wsse:Password Type="x">${secret}</wsse:Password><scope>openid</scope>`],
  ])('in %s keeps all but the secret', (_form, text) => {
    expect(hideSecrets(text)).toBe(text.replace(secret, 'abcdefghijkl…'))
  })

  test('that only speaks of tokens stays as it is', () => {
    expect(hideSecrets('token_type=Bearer&grant_type=client_credentials')).toBe(
      'token_type=Bearer&grant_type=client_credentials',
    )
  })
})

test('a mail dialogue hides what follows AUTH, and only that', () => {
  const password = 'bW90LWRlLXBhc3NlLXRyZXMtbG9uZy1kZS10ZXN0'
  expect(
    hideDialogueSecrets([
      'S: 250 AUTH PLAIN XOAUTH2',
      `C: AUTH PLAIN ${password}`,
      'C: AUTH LOGIN',
      'S: 334 VXNlcm5hbWU6',
      `C: ${password}`,
      'C: MAIL FROM:<a@b>',
    ]),
  ).toEqual([
    'S: 250 AUTH PLAIN XOAUTH2',
    'C: AUTH PLAIN bW90LWRlLXBh…',
    'C: AUTH LOGIN',
    'S: 334 VXNlcm5hbWU6',
    'C: bW90LWRlLXBh…',
    'C: MAIL FROM:<a@b>',
  ])
})
