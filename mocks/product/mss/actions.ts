import { messageOf } from '../../../src/model/errors.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
import { attachmentsOf } from './attachments.ts'
import { documentsToCarry } from './carried.ts'
import { mssHeaders } from './headers.ts'
import { recipientOf } from './recipient.ts'
import { subjectOf } from './subject.ts'
import { openTransport } from './transport.ts'

/** ECO.2.2.7: `<Prénom>_<NOM>_<Entité>`, whose first two are mandatory. */
const displayName = ({ user, practice }: ProductContext): string => {
  const { givenName, familyName } = user()
  return `${givenName}_${familyName.toUpperCase()}_${practice.name}`
}

/** What the product offers over MSSanté. */
export const mssActions: ActionHandlers = {
  'message.send': async ({ patientId, documentIds, to, body }, context) => {
    const file = context.patients.get(patientId)
    if (!file) throw new Error(`patient ${patientId} inconnu`)
    const recipient = recipientOf(to, file.identity, context)
    if ('blocked' in recipient) {
      context.trace('message.blocked', { patientId, reason: recipient.blocked })
      return context.has('mss.blocks-silently')
        ? { outcome: 'blocked' }
        : { outcome: 'blocked', message: recipient.blocked }
    }
    const documents = documentsToCarry(patientId, documentIds, context)
    const transport = openTransport(context)
    try {
      const { response } = await transport.sendMail({
        from: { name: displayName(context), address: context.practice.mailbox },
        to: recipient.address,
        subject: subjectOf(documents, context),
        text: body,
        headers: mssHeaders(documents, context),
        attachments: await attachmentsOf(documents, context),
      })
      context.trace('message.send', { patientId, to: recipient.address, documentIds, response })
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
