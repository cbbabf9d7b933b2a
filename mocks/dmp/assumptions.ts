import { assumption } from '../declare.ts'

/** Where this mock had to guess: the integration guide (SEL-MP-037) is not public. */
export const dmpAssumptions = [
  assumption(
    'dmp.td0.2-shape',
    'L’enveloppe HL7 v3 de la réponse TD0.2 (place des attentionLine, de l’acquittement et du patient) suit le schéma international.',
    'The HL7 v3 wrapper of the TD0.2 answer (place of attentionLine, acknowledgement and patient) follows the international schema.',
    'B.5 [I]',
  ),
  assumption(
    'dmp.autorisation-values',
    'AUTORISATION vaut VALIDE (vu dans les exemples) ou NON_EXISTE (nom donné par un client tiers).',
    'AUTORISATION is VALIDE (seen in samples) or NON_EXISTE (a third-party client’s name for it).',
    'supplément 2.1 [S]/[I]',
  ),
  assumption(
    'dmp.closed-record',
    'Un DMP fermé répond OK avec un patient au statut « terminated » et une date de fermeture dans registrationEvent/effectiveTime.',
    'A closed DMP answers OK with a patient whose status is "terminated" and a closing date in registrationEvent/effectiveTime.',
    'supplément 2.1 [Q] pour la date, [I] pour le statut',
  ),
  assumption(
    'dmp.td0.3-shape',
    'La réponse à setAuthorization porte un statut DMPOk ; sa structure exacte n’est pas publique.',
    'The answer to setAuthorization carries a DMPOk status; its exact structure is not public.',
    'B.1, B.10 [I]',
  ),
  assumption(
    'dmp.refusal-codes',
    'Les refus de TD2.1 emploient les codes d’erreur IHE usuels ; le catalogue du DMP n’est pas public.',
    'TD2.1 refusals use the usual IHE error codes; the DMP’s catalogue is not public.',
    'B.10 [G]',
  ),
  assumption(
    'dmp.vihf-fault',
    'Un message sans jeton VIHF est refusé par une faute SOAP « Sender ».',
    'A message without a VIHF token is refused by a SOAP fault "Sender".',
    'B.4 [G]',
  ),
  assumption(
    'dmp.vihf-obligations',
    'Les attributs obligatoires du VIHF sont ceux que portent tous les exemples publics ; la table normative n’est pas publique.',
    'The mandatory attributes of the VIHF are those that every public sample carries; the normative table is not public.',
    'B.7 et supplément 2.4 [Q]/[I]',
  ),
] as const

export type DmpAssumption = (typeof dmpAssumptions)[number]['id']

declare module '../../src/model/words.ts' {
  interface AssumptionsOfServices {
    readonly dmp: DmpAssumption
  }
}
