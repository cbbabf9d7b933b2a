import type { Assumption } from '../../src/model/service.ts'

/** A PSC access token is taken as it comes: this service does not ask Pro Santé Connect about it. */
export const tokenUnverified: Assumption = {
  id: 'mss.psc-token-unverified',
  statement: {
    fr: 'Le jeton Pro Santé Connect d’un AUTH XOAUTH2 est accepté dès qu’il n’est pas vide : il n’est pas vérifié auprès de PSC, et le rattachement de la BAL à son titulaire non plus.',
    en: 'The Pro Santé Connect token of an AUTH XOAUTH2 is accepted as soon as it is not empty: it is not verified with PSC, nor is the ownership of the mailbox.',
  },
  source: 'MSS/CONF.07 (forme du jeton) ; la vérification par l’opérateur est déduite',
}

export const refusalByChallenge: Assumption = {
  id: 'mss.xoauth2-refusal',
  statement: {
    fr: 'Un AUTH XOAUTH2 refusé reçoit d’abord 334 avec un JSON {"status":"401"}, puis 535 après la ligne vide du client.',
    en: 'A refused AUTH XOAUTH2 first gets 334 with a JSON {"status":"401"}, then 535 after the client’s empty line.',
  },
  source: 'usage général de XOAUTH2 ; le référentiel #2 n’a pas été lu sur ce point',
}

/** An application mailbox proves itself by its certificate; what stands as password is written nowhere. */
export const anyPassword: Assumption = {
  id: 'mss.app-password',
  statement: {
    fr: 'Une BAL applicative s’authentifie par PLAIN avec son adresse comme identifiant, sur un TLS ouvert avec un certificat ORG AUTH_CLI ; n’importe quel mot de passe est accepté.',
    en: 'An application mailbox authenticates by PLAIN with its address as login, over TLS opened with an ORG AUTH_CLI certificate; any password is accepted.',
  },
  source: 'MSS/CONF.12 ; le contenu du mot de passe n’est pas précisé',
}

export const refusalCodes: Assumption = {
  id: 'mss.refusal-codes',
  statement: {
    fr: 'Une boîte inconnue donne 550, une panne passagère 451, dans la réponse au message et non à chaque destinataire.',
    en: 'An unknown mailbox gives 550, a passing failure 451, in the reply to the message rather than to each recipient.',
  },
  source: 'RFC 5321 §4.2.3 ; le choix de l’opérateur n’est pas documenté',
}

export const sizeLimit: Assumption = {
  id: 'mss.size-limit',
  statement: {
    fr: 'Un message de plus de 25 Mo est refusé (552).',
    en: 'A message over 25 MB is refused (552).',
  },
  source: 'limite de Mon espace santé v1.3, lue dans une synthèse d’éditeur',
}

/** RFC 3207 leaves it to the operator what EHLO offers before STARTTLS. */
export const loginOfferedInClear: Assumption = {
  id: 'mss.login-offered-in-clear',
  statement: {
    fr: 'Avant STARTTLS, EHLO annonce déjà AUTH, mais son emploi reçoit 538 et tout message 530.',
    en: 'Before STARTTLS, EHLO already announces AUTH, but using it gets 538 and any message 530.',
  },
  source: 'RFC 3207 §4 et RFC 4954 ; la conduite des opérateurs n’est pas documentée',
}
