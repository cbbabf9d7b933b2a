import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'

// Messages that a connected system does not take, or not as an identity: each defect changes one thing of what is sent.

const taken = ['ins.connectedSystemTakesTheMessage'] as const

export const messageCutShort = defect(
  'ins.message-cut-short',
  'fail',
  ['ins.connectedSystemTakesTheMessage', 'ins.changesAreToldToOthers'],
  'Envoie un message HL7 sans MSH',
  'Sends an HL7 message without MSH',
)

export const messageOfOrders = defect(
  'ins.message-of-orders',
  'warn',
  taken,
  'Propage l’identité par un message ORM',
  'Propagates the identity by an ORM message',
)

export const messageWithoutAnEvent = defect(
  'ins.message-without-an-event',
  'fail',
  ['ins.connectedSystemTakesTheMessage', 'ins.changesAreToldToOthers'],
  'MSH-9 ne nomme aucun événement',
  'MSH-9 names no event',
)

export const messageWithoutAControlId = defect(
  'ins.message-without-a-control-id',
  'warn',
  taken,
  'MSH-10 est vide',
  'MSH-10 is empty',
)

export const messageWithoutAPatient = defect(
  'ins.message-without-a-patient',
  'fail',
  ['ins.connectedSystemTakesTheMessage', 'ins.changesAreToldToOthers'],
  'Le message n’a pas de segment PID',
  'The message has no PID segment',
)

export const messageWithoutAPatientNumber = defect(
  'ins.message-without-a-patient-number',
  'warn',
  taken,
  'PID-3 n’a pas de numéro de type PI',
  'PID-3 has no number of type PI',
)

export const messageOfAnotherEvent = defect(
  'ins.message-of-another-event',
  'fail',
  ['ins.connectedSystemTakesTheMessage', 'ins.changesAreToldToOthers'],
  'Propage l’identité par un A08',
  'Propagates the identity by an A08',
)

/** The message as it is sent. */
export const refusedMessage = (message: string, { has }: ProductContext): string => {
  if (has(messageCutShort)) return message.slice(message.indexOf('PID|'))
  if (has(messageOfOrders)) return message.replace('|ADT^', '|ORM^')
  if (has(messageWithoutAnEvent)) return message.replace(/\|ADT\^[^|]*/, '|ADT')
  if (has(messageWithoutAControlId)) return message.replace(/(\|ADT\^[^|]*\|)[^|]*/, '$1')
  if (has(messageWithoutAPatient)) return message.replace('\rPID|', '\rZZZ|')
  if (has(messageWithoutAPatientNumber)) return message.replace(/(?<=\rPID\|.*)\^PI(?=[~|^])/, '^MR')
  if (has(messageOfAnotherEvent)) return message.replace(/\^A\d\d/g, '^A08')
  return message
}
