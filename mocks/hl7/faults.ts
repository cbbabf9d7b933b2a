import { fault } from '../declare.ts'

/** What the connected system can be told to do instead of taking the message. */
export const hl7Faults = {
  inError: fault('in-error', 'Le message est acquitté AE', 'The message is acknowledged AE'),
  refused: fault('refused', 'Le message est refusé (AR)', 'The message is refused (AR)'),
  silent: fault('silent', 'Aucun acquittement n’est envoyé', 'No acknowledgement is sent'),
  slow: fault('slow', 'Acquittement après 5 secondes', 'Acknowledgement after 5 seconds'),
  cut: fault('cut', 'Connexion coupée sans acquittement', 'Connection cut without an acknowledgement'),
} as const

export type Hl7Fault = (typeof hl7Faults)[keyof typeof hl7Faults]['id']

declare module '../../src/model/words.ts' {
  interface FaultsOfServices {
    readonly hl7: Hl7Fault
  }
}
