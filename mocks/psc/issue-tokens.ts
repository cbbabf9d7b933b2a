import { accessTokenIdentity, idTokenIdentity } from './claims.ts'
import { faultIs } from './faults.ts'
import type { SigningKey } from './keys.ts'
import { type Claims, signHs256WithThePublicKey, signRs256, unsigned } from './sign.ts'
import { epoch, type Grant, type IssuedToken, type PscState } from './state.ts'
import { subjectOf } from './subject.ts'

const common = (grant: Grant, state: PscState, now: number) => ({
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

const otherService = 'autre-service'

/** Claims that a selected fault puts in place of the true ones. */
const forged = (grant: Grant, state: PscState, now: number): Claims => {
  switch (state.fault) {
    case 'wrong-nonce':
      return { nonce: `autre-${state.uuid()}` }
    case 'wrong-iss':
      return { iss: 'https://autre-emetteur.invalid/auth/realms/esante-wallet' }
    case 'wrong-aud':
      return { aud: otherService }
    case 'wrong-azp':
      return { aud: [grant.clientId, otherService], azp: otherService }
    case 'expired-id-token':
      return { iat: now - 7200, exp: now - 3600 }
    case 'id-token-not-yet-valid':
      return { iat: now + 3600, nbf: now + 3600, exp: now + 7200 }
    case 'acr-eidas2':
      return { acr: 'eidas2' }
    case 'acr-eidas0':
      return { acr: 'eidas0' }
    case 'acr-unknown':
      return { acr: 'niveau-inconnu' }
    case 'acr-missing':
      // Left out of the token's JSON.
      return { acr: undefined }
    default:
      return {}
  }
}

/** The key of every forgery. @throws when no fault has made it */
export const forgersKey = ({ foreignKey }: PscState): SigningKey => {
  if (foreignKey === undefined) throw new Error('a forged token is asked for before its key was made')
  return foreignKey
}

const idToken = (grant: Grant, state: PscState, now: number): string => {
  const claims: Claims = {
    ...common(grant, state, now),
    typ: 'ID',
    aud: grant.clientId,
    ...idTokenIdentity(grant.nationalId, state),
    ...forged(grant, state, now),
  }
  const [key] = state.keys
  switch (state.fault) {
    case 'alg-none':
      return unsigned(claims)
    case 'hs256-with-the-public-key':
      return signHs256WithThePublicKey(claims, key)
    case 'signature-by-another-key':
      return signRs256(claims, forgersKey(state), key.kid)
    case 'unknown-kid':
      return signRs256(claims, forgersKey(state))
    default:
      return signRs256(claims, key)
  }
}

/** Confirmation claim of a certificate-bound token (RFC 8705 §3.1). */
export const confirmation = (boundTo: string | undefined): Claims =>
  boundTo === undefined ? {} : { cnf: { 'x5t#S256': boundTo } }

export const forgetExpired = (tokens: Map<string, IssuedToken>, now: number): void => {
  // Tokens are kept in the order of their issue: the first that lives ends the search.
  for (const [token, { expiresAt }] of tokens) {
    if (expiresAt > now) return
    tokens.delete(token)
  }
}

/**
 * Body of a successful token answer (A3.2). The id_token comes with scope `openid`.
 * @param boundTo thumbprint of the certificate by which the service authenticated, if it did so
 * @param named the grant of whom the id_token names, when a fault makes it another person's
 */
export const issueTokens = (grant: Grant, state: PscState, boundTo?: string, named = grant): Claims => {
  const now = epoch(state)
  const { accessTokenSeconds, refreshTokenSeconds } = state.options
  const claims = {
    ...common(grant, state, now),
    ...confirmation(boundTo),
    typ: 'Bearer',
    scope: grant.scope.join(' '),
    ...accessTokenIdentity(grant.nationalId, state),
  }
  const access = signRs256(claims, state.keys[0])
  const identified = grant.scope.includes('openid') && !faultIs(state, 'id-token-missing')
  const refresh = state.uuid()
  forgetExpired(state.accessTokens, now)
  forgetExpired(state.refreshTokens, now)
  const issued = { grant, issuedAt: now, boundTo }
  state.accessTokens.set(access, { ...issued, jti: claims.jti, expiresAt: now + accessTokenSeconds })
  state.refreshTokens.set(refresh, { ...issued, jti: refresh, expiresAt: now + refreshTokenSeconds })
  return {
    access_token: access,
    expires_in: accessTokenSeconds,
    refresh_expires_in: refreshTokenSeconds,
    refresh_token: refresh,
    token_type: 'Bearer',
    ...(identified ? { id_token: idToken(named, state, now) } : {}),
    'not-before-policy': 0,
    session_state: grant.sessionId,
    scope: grant.scope.join(' '),
  }
}
