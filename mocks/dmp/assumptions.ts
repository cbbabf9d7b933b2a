import { serverCertificateAssumption } from '../certificate-faults.ts'
import { assumption } from '../declare.ts'

/** Where this mock had to guess: the integration guide (SEL-MP-037) is not public. */
export const dmpAssumptions = [
  assumption(
    'dmp.autorisation-values',
    'AUTORISATION vaut VALIDE (vu dans les exemples), EXPIRE, INTERDIT ou NON_EXISTE (noms donnés par un client tiers).',
    'AUTORISATION is VALIDE (seen in samples), EXPIRE, INTERDIT or NON_EXISTE (a third-party client’s names).',
    'supplément 2.1 [S]/[I]',
  ),
  assumption(
    'dmp.closed-record',
    'Un DMP fermé répond OK avec un patient au statut « terminated » et une date de fermeture dans registrationEvent/effectiveTime.',
    'A closed DMP answers OK with a patient whose status is "terminated" and a closing date in registrationEvent/effectiveTime.',
    'supplément 2.1 [Q] pour la date, [I] pour le statut',
  ),
  assumption(
    'dmp.refusal-codes',
    'Les refus de TD2.1 emploient les codes d’erreur IHE usuels ; le catalogue du DMP n’est pas public.',
    'TD2.1 refusals use the usual IHE error codes; the DMP’s catalogue is not public.',
    'B.10 [G]',
  ),
  assumption(
    'dmp.vihf-fault',
    'Un message sans jeton VIHF, ou dont le jeton n’est pas acceptable, est refusé par une faute SOAP « Sender » ; seul DMPInvalidCertificate est un code connu.',
    'A message without a VIHF token, or whose token is not acceptable, is refused by a SOAP fault "Sender"; only DMPInvalidCertificate is a known code.',
    'B.4, B.7, B.10 [G]',
  ),
  assumption(
    'dmp.vihf-obligations',
    'Les attributs obligatoires du VIHF sont ceux que portent tous les exemples publics ; la table normative n’est pas publique.',
    'The mandatory attributes of the VIHF are those that every public sample carries; the normative table is not public.',
    'B.7 et supplément 2.4 [Q]/[I]',
  ),
  assumption(
    'dmp.transport-fault',
    'Un message SOAP 1.1, sans MTOM pour TD2.1 ou sans wsa:To est refusé par une faute SOAP ; les textes exigent la forme, non la réponse.',
    'A message in SOAP 1.1, without MTOM for TD2.1 or without wsa:To is refused by a SOAP fault; the texts demand the form, not the answer.',
    'B.4, dmp-wsdl [Q] pour la forme, [G] pour la faute',
  ),
  assumption(
    'dmp.hash-and-size',
    'Les slots hash et size sont exigés de toute soumission (table d’un volet à l’état de projet) ; l’exemple officiel de TD2.1, plus ancien, n’en a pas.',
    'The slots hash and size are demanded of every submission (table of a draft volet); the official TD2.1 sample, which is older, has none.',
    'supplément 2, 4.1 [Q, projet]',
  ),
  assumption(
    'dmp.vihf-strength',
    'Un VIHF signé par une clé RSA de moins de 2048 bits, ou avec SHA-1, est refusé ; les exemples officiels, anciens, emploient encore SHA-1.',
    'A VIHF signed by an RSA key below 2048 bits, or with SHA-1, is refused; the official samples, which are old, still use SHA-1.',
    'B.7, B.12 [G]',
  ),
  assumption(
    'dmp.vihf-lifetime',
    'Un VIHF sert pendant l’heure qui suit son émission (`vihfLifetimeMinutes`) ; la durée du DMP n’est pas publique.',
    'A VIHF serves during the hour after its issue (`vihfLifetimeMinutes`); the DMP’s own duration is not public.',
    'B.7 [I], par analogie avec A.5',
  ),
  assumption(
    'dmp.vihf-once',
    'L’identifiant d’un VIHF ne sert qu’une fois : un message qui le réemploie est refusé comme un rejeu.',
    'The id of a VIHF serves once: a message that uses it again is refused as a replay.',
    'B.7 [G]',
  ),
  assumption(
    'dmp.addressed-to-it',
    'wsa:To est l’adresse appelée du DMP, ou vide comme dans l’exemple officiel, et chaque message a son propre wsa:MessageID ; aucune réponse du DMP à l’inverse n’est publique.',
    'wsa:To is the address of the DMP that is called, or empty as in the official sample, and each message has its own wsa:MessageID; no answer of the DMP to the contrary is public.',
    'WS-Addressing 1.0, 3.2 ; dmp-samples [Q] pour l’en-tête vide',
  ),
  assumption(
    'dmp.unique-ids',
    'Un uniqueId de lot ou de document déjà soumis est refusé (XDSDuplicateUniqueIdInRegistry) ; le code du DMP n’est pas public.',
    'A uniqueId of a submission set or document that was submitted before is refused (XDSDuplicateUniqueIdInRegistry); the DMP’s own code is not public.',
    'IHE ITI TF-3, 4.2.4.1 [G]',
  ),
  assumption(
    'dmp.rights-columns',
    'La colonne des matrices de droits se lit dans le VIHF : mode d’authentification, mode d’accès, profession, secteur (SA13 ou SA66 pour le médecin du travail) ; sans profession de santé, c’est un porteur de CPE. Le motif du bris de glace n’est pas exigé : sa place n’est pas publique.',
    'The column of the matrices of rights is read in the VIHF: authentication mode, access mode, profession, sector (SA13 or SA66 for the occupational physician); without a health profession, it is the bearer of a staff card. The reason of a break-glass access is not demanded: its place is not public.',
    'PDT-526, PDT-606 [Q] pour les matrices, [I] pour la lecture du VIHF',
  ),
  assumption(
    'dmp.record-states',
    'Un DMP fermé refuse par DMPClosed, un DMP absent par XDSUnknownPatientId (TD2.1) ou DMPNotFound ; ce qui s’y trouvait revient s’il rouvre dans les dix ans.',
    'A closed record refuses by DMPClosed, an absent one by XDSUnknownPatientId (TD2.1) or DMPNotFound; what stood there is back when it reopens within ten years.',
    'B.10, supplément 2.1 [S]/[I]',
  ),
  assumption(
    'dmp.rules-of-the-bench',
    'Les règles XDS et d’en-tête CDA du banc sont écrites d’après les volets ; le juge du dépôt est EVSClient (Gazelle).',
    'The bench’s rules of XDS and of the CDA header are written from the volets; the judge of a filing is EVSClient (Gazelle).',
    'CI-SIS, volets Structuration minimale et Partage de documents ; règles du banc',
  ),
  serverCertificateAssumption('dmp'),
] as const

export type DmpAssumption = (typeof dmpAssumptions)[number]['id']

declare module '../../src/model/words.ts' {
  interface AssumptionsOfServices {
    readonly dmp: DmpAssumption
  }
}
