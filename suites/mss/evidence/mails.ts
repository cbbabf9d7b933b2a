import type { Text } from '../../../src/model/text.ts'
import { clinicalDocumentOf, readCdaHeader } from '../../../src/protocols/cda/header.ts'
import type { CdaHeader } from '../../../src/protocols/cda/types.ts'
import { type MailAttachment, MailError, type MailMessage, readMail } from '../../../src/protocols/mail/message.ts'
import { isXdmName, readXdm, type XdmArchive } from '../../../src/protocols/xdm/archive.ts'
import type { Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord, SmtpExchange } from '../../../src/run/record.ts'
import { parseXml, XmlError } from '../../../src/xml/element.ts'
import { XdmError } from '../../../src/zip/error.ts'

/** A CDA inside the archive of a mail. */
export interface CarriedCda {
  readonly uri: string
  readonly bytes: Uint8Array
  readonly header: CdaHeader
}

/** One mail that reached the operator, opened. */
export interface SeenMail {
  readonly exchange: SmtpExchange
  readonly message: MailMessage
  /** Undefined when none is attached, or when it cannot be read. */
  readonly archive: XdmArchive | undefined
  /** Why an attached archive could not be read. */
  readonly archiveProblem: Text | undefined
  readonly cdas: readonly CarriedCda[]
  readonly pdfs: readonly MailAttachment[]
}

/** Bytes without any header are a mail that says nothing. */
const silent: MailMessage = {
  subject: undefined,
  messageId: undefined,
  from: undefined,
  to: [],
  cc: [],
  headers: {},
  text: undefined,
  html: undefined,
  attachments: [],
}

const opened = async (bytes: Uint8Array): Promise<MailMessage> => {
  try {
    return await readMail(bytes)
  } catch (error) {
    if (error instanceof MailError) return silent
    throw error
  }
}

const archiveOf = async (message: MailMessage): Promise<Pick<SeenMail, 'archive' | 'archiveProblem'>> => {
  const attached = message.attachments.find(({ filename }) => isXdmName(filename))
  if (!attached) return { archive: undefined, archiveProblem: undefined }
  try {
    return { archive: await readXdm(attached.bytes), archiveProblem: undefined }
  } catch (error) {
    if (error instanceof XdmError) return { archive: undefined, archiveProblem: error.text }
    throw error
  }
}

/** Documents of an archive that are CDA; others, even broken XML, are not. */
const cdasOf = (archive: XdmArchive | undefined): readonly CarriedCda[] =>
  (archive?.documents ?? []).flatMap(({ uri, bytes }) => {
    try {
      const root = parseXml(bytes)
      return clinicalDocumentOf(root) ? [{ uri, bytes, header: readCdaHeader(root) }] : []
    } catch (error) {
      if (error instanceof XmlError) return []
      throw error
    }
  })

const isPdf = ({ contentType, filename }: MailAttachment): boolean =>
  contentType === 'application/pdf' || /\.pdf$/i.test(filename ?? '')

const seen = async (exchange: SmtpExchange): Promise<Observation<SeenMail>> => {
  const message = await opened(exchange.messageBytes)
  const { archive, archiveProblem } = await archiveOf(message)
  const pdfs = message.attachments.filter(isPdf)
  const value = { exchange, message, archive, archiveProblem, cdas: cdasOf(archive), pdfs }
  return { value, evidence: [exchange.id] }
}

/** Every mail of the scenario that the operator got to see whole. */
export const seenMails = (record: ScenarioRecord): Promise<readonly Observation<SeenMail>[]> =>
  Promise.all(record.mails('mss').map(seen))

const whoseMail =
  (wanted: (mail: SeenMail, record: ScenarioRecord) => boolean) =>
  async (record: ScenarioRecord): Promise<readonly Observation<SeenMail>[]> =>
    (await seenMails(record)).filter(({ value }) => wanted(value, record))

export const mailsWithCda = whoseMail(({ cdas }) => cdas.length > 0)

/** A mail whose archive cannot be read is neither with nor without a CDA. */
export const mailsWithoutCda = whoseMail(
  ({ cdas, archiveProblem }) => cdas.length === 0 && archiveProblem === undefined,
)

/** Mails of a scenario where the product was only asked to send documents: each of them must carry some. */
export const mailsAskedToCarryDocuments = whoseMail((_, record) =>
  record.actions('message.send').every(({ params }) => params.documentIds.length > 0),
)

/** Every value of a header, as read; several are shown one after the other. */
export const headerValues = ({ message }: SeenMail, name: string): readonly string[] =>
  message.headers[name.toLowerCase()] ?? []

export const absent: Text = { fr: 'absent', en: 'absent' }

/** Header values for a person to read. */
export const shown = (values: readonly string[]): Text | string =>
  values.length === 0 ? absent : values.map((value) => (value === '' ? '""' : value)).join(' | ')
