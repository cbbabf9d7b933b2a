import type { Fault } from '../../src/model/service.ts'

/** What the connected system can be told to do instead of taking the message. */
export const hl7Faults = {
  inError: { id: 'in-error', title: { fr: 'Le message est acquitté AE', en: 'The message is acknowledged AE' } },
  refused: { id: 'refused', title: { fr: 'Le message est refusé (AR)', en: 'The message is refused (AR)' } },
  silent: { id: 'silent', title: { fr: 'Aucun acquittement n’est envoyé', en: 'No acknowledgement is sent' } },
  slow: { id: 'slow', title: { fr: 'Acquittement après 5 secondes', en: 'Acknowledgement after 5 seconds' } },
  cut: {
    id: 'cut',
    title: { fr: 'Connexion coupée sans acquittement', en: 'Connection cut without an acknowledgement' },
  },
} as const satisfies Record<string, Fault>
