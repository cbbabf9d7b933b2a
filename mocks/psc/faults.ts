import type { Fault } from '../../src/model/service.ts'

/** Ways in which Pro Santé Connect may be made to misbehave, or to refuse. */
export const faults = [
  {
    id: 'wrong-nonce',
    title: {
      fr: 'L’id_token porte un autre nonce que celui de la demande',
      en: 'The id_token carries another nonce than the request',
    },
  },
  {
    id: 'state-altered',
    title: { fr: 'Le retour porte un autre state que celui de la demande', en: 'The answer carries another state' },
  },
  { id: 'wrong-iss', title: { fr: 'L’id_token vient d’un autre émetteur', en: 'The id_token names another issuer' } },
  {
    id: 'wrong-aud',
    title: { fr: 'L’id_token est destiné à un autre service', en: 'The id_token is meant for another service' },
  },
  { id: 'expired-id-token', title: { fr: 'L’id_token est périmé', en: 'The id_token has expired' } },
  {
    id: 'signature-by-another-key',
    title: {
      fr: 'L’id_token est signé par une clé qui n’est pas celle publiée',
      en: 'The id_token is signed by a key that is not the published one',
    },
  },
  {
    id: 'alg-none',
    title: { fr: 'L’id_token n’est pas signé (alg: none)', en: 'The id_token is unsigned (alg: none)' },
  },
  {
    id: 'acr-eidas2',
    title: { fr: 'L’id_token annonce le niveau eidas2', en: 'The id_token announces level eidas2' },
  },
  {
    id: 'access-denied',
    title: {
      fr: 'Le professionnel s’authentifie mais l’accès est refusé (access_denied)',
      en: 'The professional authenticates but access is denied (access_denied)',
    },
  },
  {
    id: 'token-error-500',
    title: {
      fr: 'L’échange du code répond par une erreur 500',
      en: 'The exchange of the code answers with an error 500',
    },
  },
] as const satisfies readonly Fault[]

export type PscFault = (typeof faults)[number]['id']
