import { readJsonObject } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { call, type Provider } from './provider.ts'

/** Ample for every exercise and activity of a professional. */
const longestUserInfo = 256 * 1024

export const userinfoAskedByTheBrowser = defect(
  'psc.userinfo-asked-by-the-browser',
  'fail',
  ['psc.onlyTheServerCallsProSanteConnect'],
  'UserInfo est demandé depuis une page du produit',
  'UserInfo is asked for by a page of the product',
)

export const accessTokenInTheUrl = defect(
  'psc.access-token-in-the-url',
  'warn',
  ['psc.tokensStayOutOfUrls'],
  'L’access_token est dans l’adresse de la demande à UserInfo',
  'The access_token is in the address of the request to UserInfo',
)

export const longUserinfoBreaksTheProduct = defect(
  'psc.long-userinfo-breaks-the-product',
  'warn',
  ['psc.overlongUserInfoIsSurvived'],
  'Un UserInfo trop long fait échouer la page',
  'An over-long UserInfo breaks the page',
)

/** What UserInfo says, beside the id_token: undefined when it cannot be had, which stops nobody from working. */
export const userInfo = async (
  product: ProductContext,
  { userinfoEndpoint }: Provider,
  accessToken: string,
): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const asAPage = product.has(userinfoAskedByTheBrowser) ? { origin: product.environment.product.url } : {}
  const shown = product.has(accessTokenInTheUrl) ? `?access_token=${accessToken}` : ''
  const { status, body } = await call(product, userinfoEndpoint + shown, {
    authorization: `Bearer ${accessToken}`,
    ...asAPage,
  })
  if (body.byteLength > longestUserInfo) {
    if (product.has(longUserinfoBreaksTheProduct)) throw new RangeError('UserInfo')
    return undefined
  }
  return status === 200 ? readJsonObject(body) : undefined
}
