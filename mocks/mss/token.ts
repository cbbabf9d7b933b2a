import type { MockState } from '../../src/model/service.ts'
import { decodeJwt } from '../../src/protocols/oidc/jwt.ts'
import type { PscState } from '../psc/state.ts'
import type { MssState } from './state.ts'

/** What the operator knows of an access token: why it is refused, or whether it could verify it. */
export type TokenVerdict = { readonly refused: string } | { readonly verified: boolean }

const isPsc = (state: MockState | undefined): state is PscState => state !== undefined && 'accessTokens' in state

/**
 * Verifies a token with Pro Santé Connect as it runs beside this operator: unknown to it although it issued it (its
 * session is closed, MSS/CONF.10), expired, or another's. A token from elsewhere cannot be verified.
 */
export const judgeToken = (token: string, user: string, state: MssState): TokenVerdict => {
  if (token === '') return { refused: 'No access token' }
  const psc = state.peer('psc')
  const issuer = isPsc(psc) ? psc.issuer : undefined
  const isOurs = issuer !== undefined && decodeJwt(token)?.claims.iss === issuer
  const issued = isPsc(psc) ? psc.accessTokens.get(token) : undefined
  if (issued === undefined) {
    if (isOurs) return { refused: 'The access token is not valid any more: its session is closed' }
    return state.strictTokens ? { refused: 'Pro Sante Connect did not issue this access token' } : { verified: false }
  }
  if (issued.expiresAt <= Math.floor(state.now().getTime() / 1000)) return { refused: 'The access token has expired' }
  const owners = state.owners.get(user.toLowerCase())
  if (owners !== undefined && !owners.includes(issued.grant.nationalId))
    return { refused: `The mailbox is not one of ${issued.grant.nationalId}` }
  return { verified: true }
}
