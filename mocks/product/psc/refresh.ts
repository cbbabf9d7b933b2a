import { readJsonObject } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext } from '../context.ts'
import { closeSession } from './logout.ts'
import { memoryOf } from './memory.ts'
import { askForTokens, callAsClient, discover, type Provider } from './provider.ts'

const renewed = async (product: ProductContext, provider: Provider, cookie: string): Promise<boolean> => {
  const { tokens } = memoryOf(product)
  const held = tokens.get(cookie)
  if (held === undefined || product.has('psc.access-token-never-renewed')) return false
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: held.refreshToken })
  const answer = await askForTokens(product, provider, form)
  const { accessToken, refreshToken } = answer
  if (answer.status !== 200 || accessToken === undefined || refreshToken === undefined) {
    return product.has('psc.refused-refresh-keeps-the-session')
  }
  tokens.set(cookie, { idToken: answer.idToken ?? held.idToken, accessToken, refreshToken })
  const { status, body } = await callAsClient(
    product,
    provider.introspectionEndpoint,
    new URLSearchParams({ token: accessToken }),
  )
  const active = status === 200 && readJsonObject(body)?.active === true
  return active || product.has('psc.introspection-ignored')
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
