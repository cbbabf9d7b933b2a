import { decodeJwt } from '../../../src/protocols/oidc/jwt.ts'
import { readJsonObject } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { named } from './identify.ts'
import { closeSession } from './logout.ts'
import { memoryOf } from './memory.ts'
import { askForTokens, callAsClient, discover, type Provider } from './provider.ts'

export const accessTokenNeverRenewed = defect(
  'psc.access-token-never-renewed',
  'warn',
  ['psc.expiredAccessTokenIsRenewed'],
  'Le jeton d’accès n’est jamais renouvelé',
  'The access token is never renewed',
)

export const refusedRefreshKeepsTheSession = defect(
  'psc.refused-refresh-keeps-the-session',
  'warn',
  ['psc.refusedRenewalEndsTheSession'],
  'La session continue quand le renouvellement du jeton est refusé',
  'The session goes on when the token’s renewal is refused',
)

export const introspectionIgnored = defect(
  'psc.introspection-ignored',
  'warn',
  ['psc.inactiveTokenEndsTheSession'],
  'La session continue quand l’introspection dit le jeton inactif',
  'The session goes on when introspection says that the token is inactive',
)

export const refreshedIdTokenBelieved = defect(
  'psc.refreshed-id-token-believed',
  'warn',
  ['psc.refreshedIdTokenOfAnotherGivesNoSession'],
  'La session passe à celui que nomme l’id_token d’un renouvellement',
  'The session goes to whom the id_token of a renewal names',
)

/** Whether the id_token of a renewal speaks of whom the first spoke of (OIDC Core §12.2); a renewal may have none. */
const stillTheSame = (product: ProductContext, cookie: string, first: string, next: string | undefined): boolean => {
  const claims = next === undefined ? undefined : decodeJwt(next)?.claims
  if (claims === undefined) return next === undefined
  if (product.has(refreshedIdTokenBelieved)) {
    const who = named(product, claims)
    if (who !== undefined) product.sessions.set(cookie, who)
    return true
  }
  return claims.sub === decodeJwt(first)?.claims.sub
}

const renewed = async (product: ProductContext, provider: Provider, cookie: string): Promise<boolean> => {
  const { tokens } = memoryOf(product)
  const held = tokens.get(cookie)
  if (held === undefined || product.has(accessTokenNeverRenewed)) return false
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: held.refreshToken })
  const answer = await askForTokens(product, provider, form)
  const { accessToken, refreshToken } = answer
  if (answer.status !== 200 || accessToken === undefined || refreshToken === undefined) {
    return product.has(refusedRefreshKeepsTheSession)
  }
  if (!stillTheSame(product, cookie, held.idToken, answer.idToken)) return false
  tokens.set(cookie, { idToken: answer.idToken ?? held.idToken, accessToken, refreshToken })
  const { status, body } = await callAsClient(
    product,
    provider.introspectionEndpoint,
    new URLSearchParams({ token: accessToken }),
  )
  const active = status === 200 && readJsonObject(body)?.active === true
  return active || product.has(introspectionIgnored)
}

/**
 * What the product does once its access token is out of date: renews it, then asks whether the new one is active. A
 * session that cannot be renewed ends.
 * @returns whether the professional still has a session
 */
export const refreshSessions = async (product: ProductContext, nationalId: string): Promise<boolean> => {
  const provider = await discover(product)
  const mine = [...product.sessions].filter(([, who]) => who.nationalId === nationalId)
  for (const [cookie] of mine) if (!(await renewed(product, provider, cookie))) closeSession(product, cookie)
  return [...product.sessions.values()].some((who) => who.nationalId === nationalId)
}
