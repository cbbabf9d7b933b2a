import { createHmac } from 'node:crypto'
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyIdToken } from './id-token.ts'

const now = new Date('2026-03-01T09:00:00Z')
const at = now.getTime() / 1000
const good = {
  iss: 'https://psc.example',
  aud: 'lgc',
  azp: 'lgc',
  nonce: 'n',
  acr: 'eidas1',
  iat: at - 1,
  exp: at + 120,
}
const expected = { issuer: 'https://psc.example', clientId: 'lgc', nonce: 'n', acr: 'eidas1', now }

let jwks: JSONWebKeySet
let sign: (claims: JWTPayload, kid?: string) => Promise<string>
let signByAnother: (claims: JWTPayload) => Promise<string>

beforeAll(async () => {
  const [published, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  jwks = { keys: [{ ...(await exportJWK(published.publicKey)), kid: 'k1', alg: 'RS256' }] }
  const header = (kid: string) => ({ alg: 'RS256', typ: 'JWT', kid })
  sign = (claims, kid = 'k1') => new SignJWT(claims).setProtectedHeader(header(kid)).sign(published.privateKey)
  signByAnother = (claims) => new SignJWT(claims).setProtectedHeader(header('k1')).sign(foreign.privateKey)
})

const problems = async (idToken: string) => (await verifyIdToken(idToken, jwks, expected)).problems

describe('an id_token', () => {
  test('that is right has no problem', async () => {
    expect(await problems(await sign(good))).toEqual([])
  })

  test.each([
    ['issuer', { iss: 'https://other.example' }],
    ['audience', { aud: ['other'], azp: 'lgc' }],
    ['authorized-party', { azp: 'other' }],
    ['authorized-party', { aud: ['lgc', 'other'], azp: undefined }],
    ['expired', { exp: at - 60 }],
    ['expired', { exp: undefined }],
    ['not-yet-valid', { nbf: at + 60 }],
    ['not-yet-valid', { iat: at + 60 }],
    ['nonce', { nonce: 'other' }],
    ['nonce', { nonce: undefined }],
    ['acr', { acr: 'eidas0' }],
    ['acr', { acr: 'niveau-inconnu' }],
    ['acr', { acr: undefined }],
  ] as const)('with the problem %s: %j', async (problem, change) => {
    expect(await problems(await sign({ ...good, ...change } as JWTPayload))).toEqual([problem])
  })

  test('of a higher level than the one asked for has no problem', async () => {
    expect(await problems(await sign({ ...good, acr: 'eidas2' }))).toEqual([])
  })

  test('an expiry within the tolerance is borne', async () => {
    expect(await problems(await sign({ ...good, exp: at - 4 }))).toEqual([])
  })

  test('signed by another key under the published kid', async () => {
    expect(await problems(await signByAnother(good))).toEqual(['signature'])
  })

  test('signed under an unknown kid', async () => {
    expect(await problems(await sign(good, 'k2'))).toEqual(['unknown-key'])
  })

  test('with alg none', async () => {
    expect(await problems(new UnsecuredJWT(good).encode())).toEqual(['algorithm'])
  })

  test('with HS256 keyed by the public key', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const input = `${part({ alg: 'HS256', kid: 'k1' })}.${part(good)}`
    const mac = createHmac('sha256', JSON.stringify(jwks.keys[0])).update(input).digest('base64url')
    expect(await problems(`${input}.${mac}`)).toEqual(['algorithm'])
  })

  test('that is no JWT', async () => {
    expect(await problems('garbage')).toEqual(['not-a-jwt'])
  })
})
