import { readJsonObject } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext } from '../context.ts'
import { call, type Provider } from './provider.ts'

/** Ample for every exercise and activity of a professional. */
const longestUserInfo = 256 * 1024

/** What UserInfo says, beside the id_token: undefined when it cannot be had, which stops nobody from working. */
export const userInfo = async (
  product: ProductContext,
  { userinfoEndpoint }: Provider,
  accessToken: string,
): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const asAPage = product.has('psc.userinfo-asked-by-the-browser') ? { origin: product.environment.product.url } : {}
  const shown = product.has('psc.access-token-in-the-url') ? `?access_token=${accessToken}` : ''
  const { status, body } = await call(product, userinfoEndpoint + shown, {
    authorization: `Bearer ${accessToken}`,
    ...asAPage,
  })
  if (body.byteLength > longestUserInfo) {
    if (product.has('psc.long-userinfo-breaks-the-product')) throw new RangeError('UserInfo')
    return undefined
  }
  return status === 200 ? readJsonObject(body) : undefined
}
