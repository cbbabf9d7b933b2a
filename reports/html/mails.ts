import { isA } from '../../src/model/event.ts'
import type { FinishedRun } from '../../src/model/finished.ts'
import { type MailMessage, readMail } from '../../src/protocols/mail/message.ts'

/** The mails of a run, by the SHA-256 of their bytes. What is no mail has no entry: its bytes are shown as they are. */
export type Mails = ReadonlyMap<string, MailMessage>

const readable = async (bytes: Uint8Array): Promise<MailMessage | undefined> => {
  try {
    return await readMail(bytes)
  } catch {
    // Whatever the reader stumbled over, the bytes are still there to be shown.
    return undefined
  }
}

/** Reads every mail that a run recorded, each once, however many events refer to it. */
export const mailsOf = async ({ events, readBlob }: FinishedRun): Promise<Mails> => {
  const mails = new Map<string, MailMessage>()
  const digests = new Set(events.filter(isA('exchange.smtp')).map(({ data }) => data.message.sha256))
  for (const sha256 of digests) {
    const bytes = readBlob(sha256)
    const mail = bytes && (await readable(bytes))
    if (mail) mails.set(sha256, mail)
  }
  return mails
}
