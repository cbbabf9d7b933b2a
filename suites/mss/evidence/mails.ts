import { MailError, type MailMessage } from '../../../src/protocols/mail/message.ts'
import { type OpenedMail, openMail } from '../../../src/protocols/mail/opened.ts'
import type { XdmCase } from '../../../src/rules/xdm/case.ts'
import type { Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord, SmtpExchange } from '../../../src/run/record.ts'

/** Bytes without any header are a mail that says nothing. */
const silent: MailMessage = {
  subject: undefined,
  messageId: undefined,
  from: undefined,
  to: [],
  cc: [],
  headers: {},
  fields: [],
  text: undefined,
  html: undefined,
  attachments: [],
}

const opened = async ({ messageBytes }: SmtpExchange, { view }: ScenarioRecord): Promise<OpenedMail> => {
  try {
    return await openMail(messageBytes, view)
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    return { message: silent, size: messageBytes.byteLength, attachments: [], archives: [], closed: [], cdas: [] }
  }
}

/** Every mail of the scenario that the operator got to see whole. */
export const seenMails = (record: ScenarioRecord): Promise<readonly Observation<OpenedMail>[]> =>
  Promise.all(
    record.mails('mss').map(async (exchange) => ({ value: await opened(exchange, record), evidence: [exchange.id] })),
  )

export const mailsWithCda = async (record: ScenarioRecord): Promise<readonly Observation<OpenedMail>[]> =>
  (await seenMails(record)).filter(({ value }) => value.cdas.length > 0)

/** Mails of a scenario where the product was only asked to send documents: each of them must carry some. */
export const mailsAskedToCarryDocuments = async (
  record: ScenarioRecord,
): Promise<readonly Observation<OpenedMail>[]> =>
  record.actions('message.send').every(({ params }) => params.documentIds.length > 0) ? seenMails(record) : []

/** Every archive of every mail, as the rules look at it. */
export const seenArchives = async (record: ScenarioRecord): Promise<readonly Observation<XdmCase>[]> =>
  (await seenMails(record)).flatMap(({ value, evidence }) =>
    value.archives.map((archive) => ({ value: archive, evidence })),
  )
