import { createHash } from 'node:crypto'

/** `code_challenge` of a `code_verifier` by method S256 (RFC 7636 §4.2). */
export const challengeS256 = (codeVerifier: string): string =>
  createHash('sha256').update(codeVerifier, 'ascii').digest('base64url')

/** RFC 7636 §4.1: 43 to 128 unreserved characters. */
export const isCodeVerifier = (text: string): boolean => /^[A-Za-z0-9._~-]{43,128}$/.test(text)

/** Whether a verifier answers the challenge of the authorization request. An unknown method never matches. */
export const verifierAnswers = (codeVerifier: string, challenge: string, method: string): boolean => {
  if (!isCodeVerifier(codeVerifier)) return false
  if (method === 'S256') return challengeS256(codeVerifier) === challenge
  return method === 'plain' && codeVerifier === challenge
}
