import { createHmac, sign } from 'node:crypto'
import type { SigningKey } from './keys.ts'

export type Claims = Readonly<Record<string, unknown>>

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JWS in compact form, signed by this key and announcing `kid`, by default the key’s own. */
export const signRs256 = (claims: Claims, key: SigningKey, kid = key.kid): string => {
  const input = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`
  return `${input}.${sign('sha256', Buffer.from(input), key.privateKey).toString('base64url')}`
}

/** The forgery of RFC 8725 §2.1: the public key, which everybody has, used as the secret of an HMAC. */
export const signHs256WithThePublicKey = (claims: Claims, { kid, publicKey }: SigningKey): string => {
  const input = `${part({ alg: 'HS256', typ: 'JWT', kid })}.${part(claims)}`
  const secret = publicKey.export({ type: 'spki', format: 'pem' })
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}

/** `alg: none`: an empty third part. */
export const unsigned = (claims: Claims): string => `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
