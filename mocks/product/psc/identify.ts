import { type IdTokenProblem, verifyIdToken } from '../../../src/protocols/oidc/id-token.ts'
import { decodeJwt, textClaim } from '../../../src/protocols/oidc/jwt.ts'
import { nationalIdOf } from '../../../src/protocols/oidc/professional.ts'
import type { TokenResponse } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext, Professional } from '../context.ts'
import type { PscDefect } from './defects.ts'
import { type Provider, publishedKeys } from './provider.ts'
import { relyingParty } from './settings.ts'
import { userInfo } from './userinfo.ts'

export type Identified = { readonly refused: string } | { readonly who: Professional }

/** The defect that lets each problem of an id_token pass. */
const skipping: Readonly<Partial<Record<IdTokenProblem, readonly PscDefect[]>>> = {
  issuer: ['psc.id-token-issuer-not-checked'],
  audience: ['psc.audience-not-checked'],
  'authorized-party': ['psc.authorized-party-not-checked', 'psc.audience-not-checked'],
  expired: ['psc.expiry-not-checked'],
  'not-yet-valid': ['psc.not-before-not-checked'],
  nonce: ['psc.nonce-not-checked', 'psc.nonce-missing'],
  acr: ['psc.acr-not-checked'],
  signature: ['psc.signature-not-checked'],
  'unknown-key': ['psc.unknown-key-accepted'],
}

const skipped = (product: ProductContext, idToken: string, problem: IdTokenProblem): boolean => {
  if (problem === 'algorithm') {
    const unsigned = decodeJwt(idToken)?.header.alg === 'none'
    return product.has(unsigned ? 'psc.unsigned-id-token-accepted' : 'psc.hs256-id-token-accepted')
  }
  return (skipping[problem] ?? []).some((defect) => product.has(defect))
}

/** Who an id_token names. */
const named = (product: ProductContext, claims: Readonly<Record<string, unknown>>): Professional | undefined => {
  const lost = textClaim(claims, 'SubjectNameID') === undefined
  if (lost && product.has('psc.unnamed-professional-becomes-the-default-user')) return product.user()
  const nationalId = nationalIdOf(claims)
  return nationalId === undefined
    ? undefined
    : {
        nationalId,
        familyName: textClaim(claims, 'family_name') ?? '',
        givenName: textClaim(claims, 'given_name') ?? '',
      }
}

/**
 * Verifies the id_token (OIDC Core §3.1.3.7), then UserInfo (§5.3.2). Nobody is identified unless every step holds.
 * @param nonce of the request; undefined in CIBA, which has none
 */
export const identify = async (
  product: ProductContext,
  provider: Provider,
  { idToken, accessToken }: TokenResponse,
  nonce: string | undefined,
): Promise<Identified> => {
  if (idToken === undefined) {
    return product.has('psc.missing-id-token-accepted')
      ? { who: product.user() }
      : { refused: 'la réponse n’a pas d’id_token' }
  }
  const { issuer, clientId } = relyingParty(product)
  const { claims, problems } = await verifyIdToken(idToken, await publishedKeys(product, provider), {
    issuer,
    clientId,
    nonce: nonce ?? '',
    acr: 'eidas1',
    now: new Date(),
  })
  const counted = nonce === undefined ? problems.filter((found) => found !== 'nonce') : problems
  const problem = counted.find((found) => !skipped(product, idToken, found))
  if (problem !== undefined) return { refused: `id_token refusé (${problem})` }
  if (product.has('psc.only-eidas1-accepted') && claims.acr !== 'eidas1') return { refused: 'id_token refusé (acr)' }
  const who = named(product, claims)
  if (who === undefined) return { refused: 'l’id_token ne nomme aucun professionnel' }
  const told = await userInfo(product, provider, accessToken ?? '')
  const foreign = told !== undefined && told.sub !== claims.sub && !product.has('psc.userinfo-sub-not-checked')
  return foreign ? { refused: 'UserInfo parle d’une autre personne que l’id_token' } : { who }
}
