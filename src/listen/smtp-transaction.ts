import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { EventData } from '../model/event.ts'
import type { MailReply, MailTransaction } from '../model/exchange.ts'
import type { AnyMailService, MailAnswer, MockState } from '../model/service.ts'
import type { Connection } from './smtp-dialogue.ts'

/** A transaction to be journalled: the caller stores the message and keeps its reference. */
export type SmtpRecording = Omit<EventData['exchange.smtp'], 'message'> & { readonly message: Uint8Array }

/** What smtp-server answers an error with. */
export const replyError = (reply: MailReply): Error =>
  Object.assign(new Error(reply.text), { responseCode: reply.code })

/** The whole message, or why there is none. */
export const readMessage = async (
  stream: SMTPServerDataStream,
  most: number,
): Promise<Uint8Array | { readonly problem: string }> => {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of stream) {
      if (stream.sizeExceeded) chunks.length = 0
      else chunks.push(chunk)
    }
  } catch {
    return { problem: 'connection closed before the message was received in full' }
  }
  if (stream.sizeExceeded) return { problem: `message of ${stream.byteLength} bytes refused: more than ${most}` }
  return Buffer.concat(chunks)
}

export const transactionOf = (
  session: SMTPServerSession,
  connection: Connection,
  message: Uint8Array,
): MailTransaction => ({
  dialogue: [...connection.dialogue],
  clientHostname: session.hostNameAppearsAs,
  secure: session.secure,
  ...(connection.tls && { tls: connection.tls }),
  ...(connection.user !== undefined && { user: connection.user }),
  ...(connection.authMethod !== undefined && { authMethod: connection.authMethod }),
  mailFrom: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
  rcptTo: session.envelope.rcptTo.map(({ address }) => address),
  message,
})

export const recordingOf = (
  service: AnyMailService,
  transaction: MailTransaction,
  { fault }: MockState,
  { code, text, notes, assumptions }: MailAnswer,
): SmtpRecording => ({
  service: service.name,
  ...transaction,
  // The recording precedes the reply, so these two lines are not in the dialogue yet.
  dialogue: [...transaction.dialogue, `C: <${transaction.message.length} bytes of DATA>`, `S: ${code} ${text}`],
  reply: { code, text },
  ...(fault !== undefined && { fault }),
  ...(assumptions && { assumptions }),
  ...(notes && { notes }),
})
