import { header } from '../../../src/model/exchange.ts'
import { readFeed } from '../../../src/protocols/dmp/feed.ts'
import { soapMessageIn } from '../../../src/protocols/dmp/message.ts'
import { readMail } from '../../../src/protocols/mail/message.ts'
import { isXdmName } from '../../../src/protocols/xdm/archive.ts'
import { openArchive } from '../../../src/protocols/xdm/opened.ts'
import type { Hl7Exchange, HttpExchange, ScenarioRecord, SmtpExchange } from '../../../src/run/record.ts'

/** Something that left the product, opened: each part under its own name. */
export interface Outgoing {
  readonly id: string
  readonly parts: readonly { readonly name: string; readonly text: string }[]
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const dmp = ({ view }: ScenarioRecord, exchange: HttpExchange): Outgoing => {
  const envelope = { name: `${exchange.operation ?? 'DMP'} (métadonnées)`, text: textOf(exchange.requestBody) }
  if (exchange.operation !== 'TD2.1') return { id: exchange.id, parts: [envelope] }
  const message = view(exchange.requestBody, soapMessageIn, header(exchange.request.headers, 'content-type'))
  const documents = readFeed(message)?.documents ?? []
  return {
    id: exchange.id,
    parts: [envelope, ...documents.flatMap(({ bytes }) => (bytes ? [{ name: 'CDA', text: textOf(bytes) }] : []))],
  }
}

const mail = async ({ view }: ScenarioRecord, { id, messageBytes }: SmtpExchange): Promise<Outgoing> => {
  const { subject = '', headers, text = '', html = '', attachments } = await view(messageBytes, readMail)
  const written = { name: 'message', text: [subject, JSON.stringify(headers), text, html].join('\n') }
  const archives = attachments.filter(({ filename }) => isXdmName(filename))
  const opened = await Promise.all(archives.map(({ bytes }) => view(bytes, openArchive)))
  const entries = opened.flatMap(({ archive }) => archive.entries)
  return {
    id,
    parts: [
      written,
      ...attachments.map(({ filename = '', bytes }) => ({ name: filename, text: filename + textOf(bytes) })),
      ...entries.map(({ name, bytes }) => ({ name, text: textOf(bytes) })),
    ],
  }
}

const hl7 = ({ id, event, messageBytes }: Hl7Exchange): Outgoing => ({
  id,
  parts: [{ name: `HL7 ${event ?? ''}`, text: textOf(messageBytes) }],
})

/** All that left the product towards others than INSi: DMP, mail and identity messages. */
export const outgoing = async (record: ScenarioRecord): Promise<readonly Outgoing[]> => [
  ...record.exchanges('dmp').map((exchange) => dmp(record, exchange)),
  ...(await Promise.all(record.mails('mss').map((exchange) => mail(record, exchange)))),
  ...record.messages('hl7').map(hl7),
]
