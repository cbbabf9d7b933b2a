import { compactVerify, createLocalJWKSet } from 'jose'
import { decodeJwt } from '../../../src/protocols/oidc/jwt.ts'
import { readJsonObject } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { call, type Provider, publishedKeys } from './provider.ts'

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

export const userinfoSignatureNotChecked = defect(
  'psc.userinfo-signature-not-checked',
  'warn',
  ['psc.forgedUserInfoIsNotBelieved'],
  'La signature d’un UserInfo en JWT n’est pas vérifiée',
  'The signature of a UserInfo as a JWT is not checked',
)

/** Claims of a UserInfo that came as a JWT (OIDC Core §5.3.2): none when no published key vouches for it. */
const signedClaims = async (product: ProductContext, provider: Provider, jwt: string) => {
  if (product.has(userinfoSignatureNotChecked)) return decodeJwt(jwt)?.claims
  const keys = createLocalJWKSet(await publishedKeys(product, provider))
  try {
    await compactVerify(jwt, keys, { algorithms: ['RS256'] })
    return decodeJwt(jwt)?.claims
  } catch {
    return {}
  }
}

/** What UserInfo says, beside the id_token: undefined when it cannot be had, which stops nobody from working. */
export const userInfo = async (
  product: ProductContext,
  provider: Provider,
  accessToken: string,
): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const { userinfoEndpoint } = provider
  const asAPage = product.has(userinfoAskedByTheBrowser) ? { origin: product.environment.product.url } : {}
  const shown = product.has(accessTokenInTheUrl) ? `?access_token=${accessToken}` : ''
  const { status, body, headers } = await call(product, userinfoEndpoint + shown, {
    authorization: `Bearer ${accessToken}`,
    ...asAPage,
  })
  if (body.byteLength > longestUserInfo) {
    if (product.has(longUserinfoBreaksTheProduct)) throw new RangeError('UserInfo')
    return undefined
  }
  if (status !== 200) return undefined
  const isJwt = /^application\/jwt\b/i.test(headers['content-type'] ?? '')
  return isJwt ? signedClaims(product, provider, new TextDecoder().decode(body)) : readJsonObject(body)
}
