import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { memoryOf } from './memory.ts'
import { discover } from './provider.ts'
import { relyingParty } from './settings.ts'

export const logoutKeepsTheSession = defect(
  'psc.logout-keeps-the-session',
  'fail',
  ['psc.logoutClosesTheSession'],
  'La déconnexion laisse la session ouverte dans le produit',
  'Logging out leaves the session open',
)

export const logoutLeavesProSanteConnectOpen = defect(
  'psc.logout-leaves-pro-sante-connect-open',
  'warn',
  ['psc.logoutClosesProSanteConnect'],
  'La déconnexion ne ferme pas la session Pro Santé Connect',
  'Logging out leaves the Pro Santé Connect session open',
)

/** Ends the product's own session; gives back the id_token by which Pro Santé Connect is to end its own. */
export const closeSession = (product: ProductContext, cookie: string): string | undefined => {
  const { tokens, sessionAccounts } = memoryOf(product)
  const idToken = tokens.get(cookie)?.idToken || undefined
  if (!product.has(logoutKeepsTheSession)) {
    product.sessions.delete(cookie)
    tokens.delete(cookie)
    sessionAccounts.delete(cookie)
  }
  product.trace('session.closed', {})
  return product.has(logoutLeavesProSanteConnectOpen) ? undefined : idToken
}

/** Where the browser goes to end the Pro Santé Connect session (RP-initiated logout), coming back to the home page. */
export const logoutLocation = async (product: ProductContext, idToken: string): Promise<string> => {
  const { endSessionEndpoint } = await discover(product)
  const { clientId, postLogoutRedirectUri } = relyingParty(product)
  const location = new URL(endSessionEndpoint)
  location.searchParams.append('id_token_hint', idToken)
  location.searchParams.append('client_id', clientId)
  location.searchParams.append('post_logout_redirect_uri', postLogoutRedirectUri)
  return location.href
}
