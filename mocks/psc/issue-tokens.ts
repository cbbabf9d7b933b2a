import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { idTokenIdentity } from './claims.ts'
import type { SigningKey } from './keys.ts'
import { professionalById } from './professionals.ts'
import { epoch, type Grant, type IssuedToken, type PscState } from './state.ts'

const sign = (claims: JWTPayload, kid: string, key: SigningKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(key.privateKey)

/** `sub` of Pro Santé Connect: `f:<user storage>:<national id>` (A4). */
export const subjectOf = (grant: Grant, state: PscState): string => `f:${state.userStorage}:${grant.nationalId}`

const common = (grant: Grant, state: PscState, now: number): JWTPayload => ({
  iss: state.issuer,
  sub: subjectOf(grant, state),
  azp: grant.clientId,
  iat: now,
  exp: now + state.options.accessTokenSeconds,
  auth_time: grant.authTime,
  jti: state.uuid(),
  acr: state.options.acr,
  session_state: grant.sessionId,
  sid: grant.sessionId,
  ...(grant.nonce === undefined ? {} : { nonce: grant.nonce }),
})

/** Claims that a selected fault puts in place of the true ones. */
const forged = (state: PscState, now: number): JWTPayload => {
  switch (state.fault) {
    case 'wrong-nonce':
      return { nonce: `autre-${state.uuid()}` }
    case 'wrong-iss':
      return { iss: 'https://autre-emetteur.invalid/auth/realms/esante-wallet' }
    case 'wrong-aud':
      return { aud: 'autre-service', azp: 'autre-service' }
    case 'expired-id-token':
      return { iat: now - 7200, exp: now - 3600 }
    case 'acr-eidas2':
      return { acr: 'eidas2' }
    default:
      return {}
  }
}

const idToken = (grant: Grant, state: PscState, now: number): Promise<string> | string => {
  const professional = professionalById(grant.nationalId)
  const claims: JWTPayload = {
    ...common(grant, state, now),
    typ: 'ID',
    aud: grant.clientId,
    ...(professional === undefined ? {} : idTokenIdentity(professional)),
    ...forged(state, now),
  }
  if (state.fault === 'alg-none') return new UnsecuredJWT(claims).encode()
  const [key] = state.keys
  return sign(claims, key.kid, state.fault === 'signature-by-another-key' ? state.foreignKey : key)
}

const accessToken = (grant: Grant, state: PscState, now: number): { claims: JWTPayload; jwt: Promise<string> } => {
  const claims: JWTPayload = {
    ...common(grant, state, now),
    typ: 'Bearer',
    scope: grant.scope.join(' '),
    preferred_username: grant.nationalId,
    email_verified: false,
  }
  const [key] = state.keys
  return { claims, jwt: sign(claims, key.kid, key) }
}

const forgetExpired = (tokens: Map<string, IssuedToken>, now: number): void => {
  for (const [token, { expiresAt }] of tokens) if (expiresAt <= now) tokens.delete(token)
}

/** Body of a successful token answer (A3.2). The id_token comes with scope `openid`. */
export const issueTokens = async (grant: Grant, state: PscState): Promise<Readonly<Record<string, unknown>>> => {
  const now = epoch(state)
  const { accessTokenSeconds, refreshTokenSeconds } = state.options
  const { claims, jwt } = accessToken(grant, state, now)
  const [access, identity] = await Promise.all([
    jwt,
    grant.scope.includes('openid') ? idToken(grant, state, now) : undefined,
  ])
  const refresh = state.uuid()
  forgetExpired(state.accessTokens, now)
  forgetExpired(state.refreshTokens, now)
  const jti = String(claims.jti)
  state.accessTokens.set(access, { grant, jti, issuedAt: now, expiresAt: now + accessTokenSeconds })
  state.refreshTokens.set(refresh, { grant, jti: refresh, issuedAt: now, expiresAt: now + refreshTokenSeconds })
  return {
    access_token: access,
    expires_in: accessTokenSeconds,
    refresh_expires_in: refreshTokenSeconds,
    refresh_token: refresh,
    token_type: 'Bearer',
    ...(identity === undefined ? {} : { id_token: identity }),
    'not-before-policy': 0,
    session_state: grant.sessionId,
    scope: grant.scope.join(' '),
  }
}
