import type { Text } from '../../../src/model/text.ts'
import type { AssumptionId, FaultOf } from '../../../src/model/words.ts'
import { type Check, check } from '../../../src/run/check.ts'
import { opensNone, opensOne, tokensUnder } from '../evidence/around.ts'

/** An id_token that a relying party must refuse (OIDC Core §3.1.3.7): handed over under `fault`, it opens no session. */
const refusedToken = <const N extends string>(
  name: N,
  fault: FaultOf<'psc'> | readonly FaultOf<'psc'>[],
  what: Text,
  assumption?: AssumptionId,
): Check<`psc.${N}`> =>
  check({
    id: `psc.${name}`,
    title: { fr: `${what.fr} n’ouvre pas de session`, en: `${what.en} opens no session` },
    verifies: ['PSC.01'],
    ...(assumption === undefined ? {} : { assumption }),
    observes: (record) => [fault].flat().flatMap((one) => tokensUnder(one)(record)),
    judge: opensNone,
  })

export const idTokenOfAnotherIssuerOpensNoSession = refusedToken('idTokenOfAnotherIssuerOpensNoSession', 'wrong-iss', {
  fr: 'Un id_token d’un autre émetteur (iss)',
  en: 'An id_token of another issuer (iss)',
})

export const idTokenForAnotherServiceOpensNoSession = refusedToken(
  'idTokenForAnotherServiceOpensNoSession',
  'wrong-aud',
  { fr: 'Un id_token destiné à un autre service (aud)', en: 'An id_token meant for another service (aud)' },
)

export const idTokenIssuedToAnotherServiceOpensNoSession = refusedToken(
  'idTokenIssuedToAnotherServiceOpensNoSession',
  'wrong-azp',
  { fr: 'Un id_token délivré à un autre service (azp)', en: 'An id_token issued to another service (azp)' },
  'psc.azp-verified',
)

export const expiredIdTokenOpensNoSession = refusedToken('expiredIdTokenOpensNoSession', 'expired-id-token', {
  fr: 'Un id_token périmé (exp)',
  en: 'An expired id_token (exp)',
})

export const idTokenNotYetValidOpensNoSession = refusedToken(
  'idTokenNotYetValidOpensNoSession',
  'id-token-not-yet-valid',
  { fr: 'Un id_token qui n’est pas encore valable (nbf)', en: 'An id_token that is not valid yet (nbf)' },
  'psc.nbf-verified',
)

export const idTokenSignedByAnotherKeyOpensNoSession = refusedToken(
  'idTokenSignedByAnotherKeyOpensNoSession',
  'signature-by-another-key',
  {
    fr: 'Un id_token signé par une autre clé que la clé publiée',
    en: 'An id_token signed by another key than the published one',
  },
  'psc.signature-verified',
)

export const unsignedIdTokenOpensNoSession = refusedToken(
  'unsignedIdTokenOpensNoSession',
  'alg-none',
  { fr: 'Un id_token non signé (alg=none)', en: 'An unsigned id_token (alg=none)' },
  'psc.signature-verified',
)

export const hs256IdTokenOpensNoSession = refusedToken(
  'hs256IdTokenOpensNoSession',
  'hs256-with-the-public-key',
  {
    fr: 'Un id_token signé en HS256 avec la clé publique pour secret',
    en: 'An id_token signed with HS256, the public key serving as the secret,',
  },
  'psc.signature-verified',
)

export const idTokenWithUnknownKidOpensNoSession = refusedToken(
  'idTokenWithUnknownKidOpensNoSession',
  'unknown-kid',
  { fr: 'Un id_token dont la clé n’a jamais été publiée', en: 'An id_token whose key was never published' },
  'psc.signature-verified',
)

export const lowLevelIdTokenOpensNoSession = refusedToken(
  'lowLevelIdTokenOpensNoSession',
  ['acr-eidas0', 'acr-unknown', 'acr-missing'],
  {
    fr: 'Un id_token d’un niveau inférieur à eidas1, inconnu ou absent (acr)',
    en: 'An id_token whose level is lower than eidas1, unknown or absent (acr)',
  },
  'psc.acr-verified',
)

/** Production answers eidas2 to a request for eidas1: to refuse it is to lock its users out. */
export const higherLevelIdTokenOpensTheSession = check({
  id: 'psc.higherLevelIdTokenOpensTheSession',
  title: {
    fr: 'Un id_token d’un niveau supérieur à celui demandé (eidas2) ouvre la session',
    en: 'An id_token of a higher level than the one asked for (eidas2) opens the session',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.higher-acr-accepted',
  observes: tokensUnder('acr-eidas2'),
  judge: opensOne,
})

export const missingIdTokenOpensNoSession = refusedToken('missingIdTokenOpensNoSession', 'id-token-missing', {
  fr: 'Une réponse sans id_token',
  en: 'An answer without an id_token',
})
