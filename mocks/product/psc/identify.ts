import { type IdTokenProblem, verifyIdToken } from '../../../src/protocols/oidc/id-token.ts'
import { decodeJwt, textClaim } from '../../../src/protocols/oidc/jwt.ts'
import { nationalIdOf, sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import type { TokenResponse } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext, Professional } from '../context.ts'
import { type Defect, defect } from '../defect.ts'
import { type Provider, publishedKeys } from './provider.ts'
import { relyingParty } from './settings.ts'
import { nonceMissing } from './start.ts'
import { userInfo } from './userinfo.ts'

export type Identified = { readonly refused: string } | { readonly who: Professional }

export const idTokenIssuerNotChecked = defect(
  'psc.id-token-issuer-not-checked',
  'fail',
  ['psc.idTokenOfAnotherIssuerOpensNoSession'],
  'L’émetteur (iss) de l’id_token n’est pas vérifié',
  'The issuer (iss) of the id_token is not checked',
)

export const audienceNotChecked = defect(
  'psc.audience-not-checked',
  'fail',
  ['psc.idTokenForAnotherServiceOpensNoSession'],
  'Le destinataire (aud) de l’id_token n’est pas vérifié',
  'The audience (aud) of the id_token is not checked',
)

export const authorizedPartyNotChecked = defect(
  'psc.authorized-party-not-checked',
  'warn',
  ['psc.idTokenIssuedToAnotherServiceOpensNoSession'],
  'Le service autorisé (azp) de l’id_token n’est pas vérifié',
  'The authorized party (azp) of the id_token is not checked',
)

export const expiryNotChecked = defect(
  'psc.expiry-not-checked',
  'fail',
  ['psc.expiredIdTokenOpensNoSession'],
  'La fin de validité (exp) de l’id_token n’est pas vérifiée',
  'The expiry (exp) of the id_token is not checked',
)

export const notBeforeNotChecked = defect(
  'psc.not-before-not-checked',
  'warn',
  ['psc.idTokenNotYetValidOpensNoSession'],
  'Le début de validité (nbf, iat) de l’id_token n’est pas vérifié',
  'The start of validity (nbf, iat) of the id_token is not checked',
)

export const nonceNotChecked = defect(
  'psc.nonce-not-checked',
  'fail',
  ['psc.wrongNonceOpensNoSession'],
  'Le nonce de l’id_token n’est pas vérifié',
  'The nonce of the id_token is not checked',
)

export const acrNotChecked = defect(
  'psc.acr-not-checked',
  'warn',
  ['psc.lowLevelIdTokenOpensNoSession'],
  'Le niveau (acr) de l’id_token n’est pas vérifié',
  'The level (acr) of the id_token is not checked',
)

export const signatureNotChecked = defect(
  'psc.signature-not-checked',
  'warn',
  ['psc.idTokenSignedByAnotherKeyOpensNoSession'],
  'La signature de l’id_token n’est pas vérifiée',
  'The signature of the id_token is not checked',
)

export const unknownKeyAccepted = defect(
  'psc.unknown-key-accepted',
  'warn',
  ['psc.idTokenWithUnknownKidOpensNoSession'],
  'Un id_token dont la clé est inconnue est accepté sans vérification',
  'An id_token whose key is unknown is accepted unverified',
)

/** The defect that lets each problem of an id_token pass. */
const skipping: Readonly<Partial<Record<IdTokenProblem, readonly Defect[]>>> = {
  issuer: [idTokenIssuerNotChecked],
  audience: [audienceNotChecked],
  'authorized-party': [authorizedPartyNotChecked, audienceNotChecked],
  expired: [expiryNotChecked],
  'not-yet-valid': [notBeforeNotChecked],
  nonce: [nonceNotChecked, nonceMissing],
  acr: [acrNotChecked],
  signature: [signatureNotChecked],
  'unknown-key': [unknownKeyAccepted],
}

export const unsignedIdTokenAccepted = defect(
  'psc.unsigned-id-token-accepted',
  'warn',
  ['psc.unsignedIdTokenOpensNoSession'],
  'Un id_token non signé (alg=none) est accepté',
  'An unsigned id_token (alg=none) is accepted',
)

export const hs256IdTokenAccepted = defect(
  'psc.hs256-id-token-accepted',
  'warn',
  ['psc.hs256IdTokenOpensNoSession'],
  'Un id_token signé en HS256 avec la clé publique est accepté',
  'An id_token signed with HS256 and the public key is accepted',
)

const skipped = (product: ProductContext, idToken: string, problem: IdTokenProblem): boolean => {
  if (problem === 'algorithm') {
    const unsigned = decodeJwt(idToken)?.header.alg === 'none'
    return product.has(unsigned ? unsignedIdTokenAccepted : hs256IdTokenAccepted)
  }
  return (skipping[problem] ?? []).some((defect) => product.has(defect))
}

export const unnamedProfessionalBecomesTheDefaultUser = defect(
  'psc.unnamed-professional-becomes-the-default-user',
  'fail',
  ['psc.unnamedProfessionalIsNobodyElse'],
  'Faute de SubjectNameID, la session s’ouvre pour l’utilisateur par défaut',
  'For want of SubjectNameID, the session opens for the default user',
)

/** Whom an id_token, or UserInfo, names. */
export const named = (product: ProductContext, claims: Readonly<Record<string, unknown>>): Professional | undefined => {
  const lost = textClaim(claims, 'SubjectNameID') === undefined
  if (lost && product.has(unnamedProfessionalBecomesTheDefaultUser)) return product.user()
  const nationalId = nationalIdOf(claims)
  return nationalId === undefined
    ? undefined
    : {
        nationalId,
        familyName: textClaim(claims, 'family_name') ?? '',
        givenName: textClaim(claims, 'given_name') ?? '',
      }
}

export const missingIdTokenAccepted = defect(
  'psc.missing-id-token-accepted',
  'fail',
  ['psc.missingIdTokenOpensNoSession'],
  'Une réponse sans id_token ouvre la session de l’utilisateur par défaut',
  'An answer without an id_token opens the default user’s session',
)

export const onlyEidas1Accepted = defect(
  'psc.only-eidas1-accepted',
  'warn',
  ['psc.higherLevelIdTokenOpensTheSession'],
  'Un id_token d’un niveau supérieur à celui demandé (eidas2) est refusé',
  'An id_token of a higher level than the one asked for (eidas2) is refused',
)

export const userinfoSubNotChecked = defect(
  'psc.userinfo-sub-not-checked',
  'warn',
  ['psc.userInfoOfAnotherPersonOpensNoSession'],
  'Le sub de UserInfo n’est pas comparé à celui de l’id_token',
  'The sub of UserInfo is not compared with the id_token’s',
)

export const userinfoBelievedBeforeTheIdToken = defect(
  'psc.userinfo-believed-before-the-id-token',
  'warn',
  ['psc.userInfoNamingAnotherOpensNoOtherSession', 'psc.userInfoOfAnotherPersonOpensNoSession'],
  'L’identité vient de UserInfo, sans regarder l’id_token',
  'The identity comes from UserInfo, without a look at the id_token',
)

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
    return product.has(missingIdTokenAccepted) ? { who: product.user() } : { refused: 'la réponse n’a pas d’id_token' }
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
  if (product.has(onlyEidas1Accepted) && claims.acr !== 'eidas1') return { refused: 'id_token refusé (acr)' }
  const who = named(product, claims)
  if (who === undefined) return { refused: 'l’id_token ne nomme aucun professionnel' }
  const told = await userInfo(product, provider, accessToken ?? '')
  if (told === undefined) return { who }
  const seen = named(product, told) ?? who
  if (product.has(userinfoBelievedBeforeTheIdToken)) return { who: seen }
  const foreign = told.sub !== claims.sub && !product.has(userinfoSubNotChecked)
  return foreign || !sameProfessional(seen.nationalId, who.nationalId)
    ? { refused: 'UserInfo parle d’une autre personne que l’id_token' }
    : { who: seen }
}
