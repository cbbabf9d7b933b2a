import { randomBytes } from 'node:crypto'
import type { TokenResponse } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext, Professional } from '../context.ts'
import { accountForLogin } from './accounts.ts'
import { memoryOf } from './memory.ts'

export type LoginOutcome = { readonly refused: string } | { readonly sessionCookie: string }

/** Opens a session on an account. @param tokens what Pro Santé Connect gave, undefined for a local login */
export const openSession = (
  product: ProductContext,
  who: Professional,
  tokens: TokenResponse | undefined,
  accountId = accountForLogin(product, who, tokens),
): { readonly sessionCookie: string } => {
  const sessionCookie = randomBytes(32).toString('base64url')
  const { tokens: kept, sessionAccounts } = memoryOf(product)
  product.sessions.set(sessionCookie, who)
  sessionAccounts.set(sessionCookie, accountId)
  kept.set(sessionCookie, {
    idToken: tokens?.idToken ?? '',
    accessToken: tokens?.accessToken ?? '',
    refreshToken: tokens?.refreshToken ?? '',
  })
  product.trace('session.opened', { accountId, nationalId: who.nationalId })
  return { sessionCookie }
}
