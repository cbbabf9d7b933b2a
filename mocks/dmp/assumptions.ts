import type { Assumption } from '../../src/model/service.ts'

/** Where this mock had to guess: the integration guide (SEL-MP-037) is not public. */
export const dmpAssumptions = [
  {
    id: 'dmp.td0.2-shape',
    statement: {
      fr: 'L’enveloppe HL7 v3 de la réponse TD0.2 (place des attentionLine, de l’acquittement et du patient) suit le schéma international.',
      en: 'The HL7 v3 wrapper of the TD0.2 answer (place of attentionLine, acknowledgement and patient) follows the international schema.',
    },
    source: 'B.5 [I]',
  },
  {
    id: 'dmp.autorisation-values',
    statement: {
      fr: 'AUTORISATION vaut VALIDE (vu dans les exemples) ou NON_EXISTE (nom donné par un client tiers).',
      en: 'AUTORISATION is VALIDE (seen in samples) or NON_EXISTE (a third-party client’s name for it).',
    },
    source: 'supplément 2.1 [S]/[I]',
  },
  {
    id: 'dmp.closed-record',
    statement: {
      fr: 'Un DMP fermé répond OK avec un patient au statut « terminated » et une date de fermeture dans registrationEvent/effectiveTime.',
      en: 'A closed DMP answers OK with a patient whose status is "terminated" and a closing date in registrationEvent/effectiveTime.',
    },
    source: 'supplément 2.1 [Q] pour la date, [I] pour le statut',
  },
  {
    id: 'dmp.td0.3-shape',
    statement: {
      fr: 'La réponse à setAuthorization porte un statut DMPOk ; sa structure exacte n’est pas publique.',
      en: 'The answer to setAuthorization carries a DMPOk status; its exact structure is not public.',
    },
    source: 'B.1, B.10 [I]',
  },
  {
    id: 'dmp.refusal-codes',
    statement: {
      fr: 'Les refus de TD2.1 emploient les codes d’erreur IHE usuels ; le catalogue du DMP n’est pas public.',
      en: 'TD2.1 refusals use the usual IHE error codes; the DMP’s catalogue is not public.',
    },
    source: 'B.10 [G]',
  },
  {
    id: 'dmp.vihf-fault',
    statement: {
      fr: 'Un message sans jeton VIHF est refusé par une faute SOAP « Sender ».',
      en: 'A message without a VIHF token is refused by a SOAP fault "Sender".',
    },
    source: 'B.4 [G]',
  },
  {
    id: 'dmp.vihf-obligations',
    statement: {
      fr: 'Les attributs obligatoires du VIHF sont ceux que portent tous les exemples publics ; la table normative n’est pas publique.',
      en: 'The mandatory attributes of the VIHF are those that every public sample carries; the normative table is not public.',
    },
    source: 'B.7 et supplément 2.4 [Q]/[I]',
  },
] as const satisfies readonly Assumption[]

export type DmpAssumption = (typeof dmpAssumptions)[number]['id']
