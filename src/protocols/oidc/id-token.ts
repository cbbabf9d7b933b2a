import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose'
import { acrReaches } from './acr.ts'
import { type DecodedJwt, decodeJwt } from './jwt.ts'

/** What a relying party must refuse in an id_token (OIDC Core §3.1.3.7), one word per step. */
export type IdTokenProblem =
  | 'not-a-jwt'
  | 'algorithm'
  | 'unknown-key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'authorized-party'
  | 'expired'
  | 'not-yet-valid'
  | 'nonce'
  | 'acr'

export interface IdTokenExpectations {
  readonly issuer: string
  readonly clientId: string
  readonly nonce: string
  /** Lowest level that will do. */
  readonly acr: string
  readonly now: Date
  /** Tolerated clock difference in seconds. Default 5. */
  readonly toleranceSeconds?: number
}

export interface IdTokenVerification {
  readonly claims: Readonly<Record<string, unknown>>
  /** Empty when the token may be trusted. */
  readonly problems: readonly IdTokenProblem[]
}

/** A public key can never vouch for a symmetric signature, so neither `HS*` nor `none` are here. */
const asymmetric = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

const signatureProblem = async (idToken: string, jwks: JSONWebKeySet): Promise<IdTokenProblem | undefined> => {
  try {
    await compactVerify(idToken, createLocalJWKSet(jwks), { algorithms: asymmetric })
    return undefined
  } catch (error) {
    if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm'
    if (error instanceof errors.JWKSNoMatchingKey) return 'unknown-key'
    return 'signature'
  }
}

const numeric = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN)

const claimProblems = ({ claims }: DecodedJwt, expected: IdTokenExpectations): readonly IdTokenProblem[] => {
  const now = expected.now.getTime() / 1000
  const tolerance = expected.toleranceSeconds ?? 5
  const audiences = [claims.aud].flat()
  const notBefore = claims.nbf === undefined ? now : numeric(claims.nbf)
  const authorizedParty = claims.azp
  const steps: readonly (readonly [IdTokenProblem, boolean])[] = [
    ['issuer', claims.iss === expected.issuer],
    ['audience', audiences.includes(expected.clientId)],
    [
      'authorized-party',
      authorizedParty === undefined ? audiences.length === 1 : authorizedParty === expected.clientId,
    ],
    ['expired', now < numeric(claims.exp) + tolerance],
    ['not-yet-valid', now >= notBefore - tolerance && now >= numeric(claims.iat) - tolerance],
    ['nonce', claims.nonce === expected.nonce],
    ['acr', acrReaches(claims.acr, expected.acr)],
  ]
  return steps.filter(([, met]) => !met).map(([problem]) => problem)
}

/** Goes through every step and names all that are not met, so that a report can tell them apart. */
export const verifyIdToken = async (
  idToken: string,
  jwks: JSONWebKeySet,
  expected: IdTokenExpectations,
): Promise<IdTokenVerification> => {
  const decoded = decodeJwt(idToken)
  if (decoded === undefined) return { claims: {}, problems: ['not-a-jwt'] }
  const signature = await signatureProblem(idToken, jwks)
  return {
    claims: decoded.claims,
    problems: [...(signature === undefined ? [] : [signature]), ...claimProblems(decoded, expected)],
  }
}
