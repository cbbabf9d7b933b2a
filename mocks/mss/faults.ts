import { certificateFaults } from '../certificate-faults.ts'
import { fault } from '../declare.ts'
import { tlsFaults } from '../tls/faults.ts'

export const authRefused = fault(
  'auth-refused',
  'La connexion à la BAL est refusée (535)',
  'The login to the mailbox is refused (535)',
)

export const mailboxUnknown = fault(
  'mailbox-unknown',
  'La boîte du destinataire n’existe pas (550)',
  'The recipient’s mailbox does not exist (550)',
)

export const temporary = fault(
  'temporary',
  'L’opérateur est en panne passagère (451)',
  'The operator has a passing failure (451)',
)

export const slow = fault(
  'slow',
  'L’opérateur tarde à accepter le message',
  'The operator is slow to accept the message',
)

export const tokenExpired = fault(
  'token-expired',
  'Le jeton présenté est refusé comme expiré (401) ; un autre est accepté',
  'The token presented is refused as expired (401); another one is accepted',
)

export const sessionClosed = fault(
  'session-closed',
  'L’opérateur ferme les sessions IMAP ouvertes (BYE) ; une nouvelle est acceptée',
  'The operator closes the IMAP sessions that are open (BYE); a new one is accepted',
)

/** Everything the operator can be told to do instead of taking the mail. */
export const mssFaults = [
  authRefused,
  mailboxUnknown,
  temporary,
  slow,
  tokenExpired,
  sessionClosed,
  ...certificateFaults,
  ...tlsFaults,
] as const

export type MssFault = (typeof mssFaults)[number]['id']

declare module '../../src/model/words.ts' {
  interface FaultsOfServices {
    readonly mss: MssFault
  }
}
