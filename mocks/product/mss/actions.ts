import { messageOf } from '../../../src/model/errors.ts'
import type { ActionHandlers } from '../context.ts'
import { defect } from '../defect.ts'
import { documentsToCarry } from './carried.ts'
import { composeMail } from './compose.ts'
import { recipientOf } from './recipient.ts'
import { openTransport } from './transport.ts'

export const blocksSilently = defect(
  'mss.blocks-silently',
  'fail',
  ['mss.userIsToldThatTheMailIsBlocked'],
  'L’envoi est bloqué sans que l’utilisateur sache pourquoi',
  'The sending is blocked without telling the user why',
)

export const partnersNotTraced = defect(
  'ins.partners-not-traced',
  'fail',
  ['ins.partnersAreTraced'],
  'Le destinataire d’un envoi n’est pas tracé',
  'The recipient of a sending is not traced',
)

/** What the product offers over MSSanté. */
export const mssActions: ActionHandlers = {
  'message.send': async ({ patientId, documentIds, to, body }, context) => {
    const file = context.patients.get(patientId)
    if (!file) throw new Error(`patient ${patientId} inconnu`)
    const recipient = recipientOf(to, file.identity, context)
    if ('blocked' in recipient) {
      context.trace('message.blocked', { patientId, reason: recipient.blocked })
      return context.has(blocksSilently) ? { outcome: 'blocked' } : { outcome: 'blocked', message: recipient.blocked }
    }
    const documents = documentsToCarry(patientId, documentIds, context)
    const transport = openTransport(context)
    try {
      const { response } = await transport.sendMail(await composeMail(documents, recipient.address, body, context))
      if (!context.has(partnersNotTraced)) {
        context.trace('message.send', { patientId, to: recipient.address, documentIds, response })
      }
      return { outcome: 'sent' }
    } catch (error) {
      const message = `L’opérateur MSSanté n’a pas pris le message : ${messageOf(error)}`
      context.trace('message.failed', { patientId, to: recipient.address, message })
      return { outcome: 'failed', message }
    } finally {
      transport.close()
    }
  },
}
