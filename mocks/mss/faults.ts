import type { Fault } from '../../src/model/service.ts'

export const authRefused: Fault = {
  id: 'auth-refused',
  title: { fr: 'La connexion à la BAL est refusée (535)', en: 'The login to the mailbox is refused (535)' },
}

export const mailboxUnknown: Fault = {
  id: 'mailbox-unknown',
  title: { fr: 'La boîte du destinataire n’existe pas (550)', en: 'The recipient’s mailbox does not exist (550)' },
}

export const temporary: Fault = {
  id: 'temporary',
  title: { fr: 'L’opérateur est en panne passagère (451)', en: 'The operator has a passing failure (451)' },
}

export const slow: Fault = {
  id: 'slow',
  title: { fr: 'L’opérateur tarde à accepter le message', en: 'The operator is slow to accept the message' },
}
