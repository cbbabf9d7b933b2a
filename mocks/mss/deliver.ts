import type { MailTransaction } from '../../src/model/exchange.ts'
import type { MailAnswer } from '../../src/model/service.ts'
import { anyPassword, type MssAssumption, refusalCodes, tokenUnverified } from './assumptions.ts'
import { mailboxUnknown, slow, temporary } from './faults.ts'
import { addMail, FullError, folderOf, mailboxOf, notify } from './mailboxes.ts'
import type { MssState } from './state.ts'

const restsOn = ({ authMethod, user = '' }: MailTransaction, { unverified }: MssState): readonly MssAssumption[] => {
  if (authMethod === 'PLAIN') return [anyPassword.id]
  return unverified.has(user) ? [tokenUnverified.id] : []
}

/** What an operator writes above a mail that it delivers (RFC 5321 §4.4). */
const traced = ({ mailFrom, clientHostname, message, secure }: MailTransaction, id: string, now: Date): Uint8Array =>
  Buffer.concat([
    Buffer.from(
      `Return-Path: <${mailFrom}>\r\nReceived: from ${clientHostname.replace(/[^\w.:[\]-]/g, '?')}\r\n by mss.banc-segur.invalid with ${secure ? 'ESMTPSA' : 'ESMTP'} id ${id};\r\n ${now.toUTCString().replace('GMT', '+0000')}\r\n`,
    ),
    message,
  ])

/** Puts a mail into the inbox of each recipient. @throws FullError */
export const putIntoInboxes = (bytes: Uint8Array, recipients: readonly string[], { mailboxes }: MssState): void => {
  for (const address of new Set(recipients.map((one) => one.toLowerCase()))) {
    const inbox = folderOf(mailboxOf(mailboxes, address), 'INBOX')
    if (inbox === undefined) continue
    addMail(mailboxes, inbox, { bytes })
    notify(inbox)
  }
}

/** What SMTP took lands in the inbox of every recipient. */
export const deliver = (transaction: MailTransaction, state: MssState): MailAnswer => {
  const assumptions = restsOn(transaction, state)
  if (state.fault === mailboxUnknown.id)
    return { code: 550, text: '5.1.1 Mailbox unknown', assumptions: [...assumptions, refusalCodes.id] }
  if (state.fault === temporary.id)
    return {
      code: 451,
      text: '4.3.0 Temporary failure, try again later',
      assumptions: [...assumptions, refusalCodes.id],
    }
  const id = state.uuid()
  try {
    putIntoInboxes(traced(transaction, id, state.now()), transaction.rcptTo, state)
  } catch (error) {
    if (!(error instanceof FullError)) throw error
    return { code: 452, text: '4.2.2 The bench keeps no more mails: raise mailboxBytes or restart it', assumptions }
  }
  const accepted = { code: 250, text: `2.6.0 Message accepted ${id}`, assumptions }
  return state.fault === slow.id ? { ...accepted, delayMs: state.slowMs } : accepted
}
