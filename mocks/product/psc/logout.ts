import type { ProductContext } from '../context.ts'
import { memoryOf } from './memory.ts'
import { discover } from './provider.ts'
import { relyingParty } from './settings.ts'

/** Ends the product's own session; gives back the id_token that lets Pro Santé Connect end its own. */
export const closeSession = (product: ProductContext, cookie: string): string | undefined => {
  const { tokens, sessionAccounts } = memoryOf(product)
  const idToken = tokens.get(cookie)?.idToken || undefined
  if (!product.has('psc.logout-keeps-the-session')) {
    product.sessions.delete(cookie)
    tokens.delete(cookie)
    sessionAccounts.delete(cookie)
  }
  product.trace('session.closed', {})
  return idToken
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
