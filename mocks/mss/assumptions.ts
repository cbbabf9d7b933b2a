import { assumption } from '../declare.ts'
import { contentAssumptions } from './content-assumptions.ts'

/** A PSC access token is verified where the bench’s own Pro Santé Connect issued it. */
export const tokenUnverified = assumption(
  'mss.psc-token-unverified',
  'Un jeton qui ne vient pas du Pro Santé Connect du banc est accepté dès qu’il n’est pas vide ; une BAL dont le titulaire n’est pas déclaré (owners) est ouverte à tout jeton valable.',
  'A token that is not from the bench’s Pro Santé Connect is accepted as soon as it is not empty; a mailbox whose owner is not declared (owners) opens to any valid token.',
  'MSS/CONF.07 (forme du jeton) ; la vérification par l’opérateur est déduite',
)

export const refusalByChallenge = assumption(
  'mss.xoauth2-refusal',
  'Un AUTH XOAUTH2 refusé reçoit d’abord 334 avec un JSON {"status":"401"}, puis 535 après la ligne vide du client.',
  'A refused AUTH XOAUTH2 first gets 334 with a JSON {"status":"401"}, then 535 after the client’s empty line.',
  'usage général de XOAUTH2 ; le référentiel #2 n’a pas été lu sur ce point',
)

/** An application mailbox proves itself by its certificate; what stands as password is written nowhere. */
export const anyPassword = assumption(
  'mss.app-password',
  'Une BAL applicative s’authentifie par PLAIN avec son adresse comme identifiant, sur un TLS ouvert avec un certificat ORG AUTH_CLI ; n’importe quel mot de passe est accepté.',
  'An application mailbox authenticates by PLAIN with its address as login, over TLS opened with an ORG AUTH_CLI certificate; any password is accepted.',
  'MSS/CONF.12 ; le contenu du mot de passe n’est pas précisé',
)

export const refusalCodes = assumption(
  'mss.refusal-codes',
  'Une boîte inconnue donne 550, une panne passagère 451, dans la réponse au message et non à chaque destinataire.',
  'An unknown mailbox gives 550, a passing failure 451, in the reply to the message rather than to each recipient.',
  'RFC 5321 §4.2.3 ; le choix de l’opérateur n’est pas documenté',
)

export const sizeLimit = assumption(
  'mss.size-limit',
  'Un message de plus de 25 Mo est refusé (552).',
  'A message over 25 MB is refused (552).',
  'limite de Mon espace santé v1.3, lue dans une synthèse d’éditeur',
)

/** RFC 3207 leaves it to the operator what EHLO offers before STARTTLS. */
export const loginOfferedInClear = assumption(
  'mss.login-offered-in-clear',
  'Avant STARTTLS, EHLO annonce déjà AUTH, mais son emploi reçoit 538 et tout message 530.',
  'Before STARTTLS, EHLO already announces AUTH, but using it gets 538 and any message 530.',
  'RFC 3207 §4 et RFC 4954 ; la conduite des opérateurs n’est pas documentée',
)

/** A client may offer what it would refuse once chosen: only the situations where it is chosen prove the rule broken. */
export const offerIsUse = assumption(
  'mss.offer-is-use',
  'Ce que le produit propose en ouvrant TLS, il l’emploierait si l’opérateur le choisissait : une version, une suite ou une courbe hors de la liste est relevée.',
  'What the product offers when it opens TLS, it would use if the operator chose it: a version, a suite or a curve out of the list is reported.',
  'MSS/CONF.01 et MSS/CONF.03 disent ce qui est utilisé ; que proposer soit utiliser est déduit',
)

/** A client that asks for LOGIN whatever is announced does so after a reply in clear too, and never read it. */
export const replyInClear = assumption(
  'mss.reply-in-clear',
  'Un produit qui emploie AUTH LOGIN, que seule une réponse en clair annonce, l’y a lu ; il se peut aussi qu’il l’emploie toujours.',
  'A product that uses AUTH LOGIN, which only a reply in clear announces, read it there; it may also always use it.',
  'RFC 3207 §4.2 ; ce qui fait choisir AUTH LOGIN au produit est déduit',
)

/** MSS/va1.04 quotes expiry alone; the rest of what makes a server the operator's is known second-hand. */
export const serverIdentity = assumption(
  'mss.server-identity',
  'Avant toute authentification, le client vérifie du certificat de l’opérateur la chaîne, l’hôte, l’usage, le début de validité et la révocation (ECO.1.1.4, 1.1.6 et 1.1.10).',
  'Before any login, the client verifies the chain, the host, the usage, the beginning of validity and the revocation of the operator’s certificate (ECO.1.1.4, 1.1.6 and 1.1.10).',
  'synthèse d’éditeur du référentiel #2 v1.0.1, non vérifiée sur le texte ; MSS/va1.05, obsolète, pour la révocation',
)

/** Where this operator, or the judgement of its mails, had to guess. */
export const mssAssumptions = [
  tokenUnverified,
  refusalByChallenge,
  loginOfferedInClear,
  anyPassword,
  refusalCodes,
  sizeLimit,
  offerIsUse,
  replyInClear,
  serverIdentity,
  ...Object.values(contentAssumptions),
] as const

export type MssAssumption = (typeof mssAssumptions)[number]['id']

declare module '../../src/model/words.ts' {
  interface AssumptionsOfServices {
    readonly mss: MssAssumption
  }
}
