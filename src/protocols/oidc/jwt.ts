import { readJsonObject } from './token-response.ts'

/** A compact JWS taken apart. Nothing is verified. */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
}

const part = (encoded: string): Readonly<Record<string, unknown>> | undefined =>
  readJsonObject(Buffer.from(encoded, 'base64url'))

/** Reads header and claims without verification; undefined when the text is not a JWT. */
export const decodeJwt = (jwt: string): DecodedJwt | undefined => {
  const parts = jwt.split('.')
  if (parts.length !== 3) return undefined
  const header = part(parts[0] ?? '')
  const claims = part(parts[1] ?? '')
  return header && claims ? { header, claims } : undefined
}

/** A claim that is text, else undefined. */
export const textClaim = (claims: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = claims[name]
  return typeof value === 'string' ? value : undefined
}
