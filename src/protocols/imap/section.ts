import { type MailPart, partAt } from '../mail/parts.ts'
import type { Section } from './fetch-items.ts'

const endOfHeader = Buffer.from('\r\n')

const chosenFields = (bytes: Uint8Array, { fields }: MailPart, { text, fields: names }: Section): Uint8Array => {
  const wanted = new Set(names)
  const kept = fields.filter(({ name }) => wanted.has(name) === (text === 'HEADER.FIELDS'))
  return Buffer.concat([...kept.map(({ start, end }) => bytes.subarray(start, end)), endOfHeader])
}

const whole = (bytes: Uint8Array, mail: MailPart, section: Section): Uint8Array | undefined => {
  const { part: path, text } = section
  const found = partAt(mail, path)
  if (found === undefined) return undefined
  const inMail = path.length === 0
  if (text === 'MIME') return found === mail ? bytes.subarray(0, 0) : bytes.subarray(found.start, found.bodyStart)
  if (text === 'ALL') return bytes.subarray(inMail ? found.start : found.bodyStart, found.end)
  // HEADER and TEXT are of a message: the mail itself, or the one that a message/rfc822 part holds.
  const message = inMail ? found : found.message
  if (message === undefined) return undefined
  if (text === 'HEADER') return bytes.subarray(message.start, message.bodyStart)
  if (text === 'TEXT') return bytes.subarray(message.bodyStart, message.end)
  return chosenFields(bytes, message, section)
}

/** The bytes of a section, cut as its partial asks; undefined where the mail has no such part. */
export const sectionOf = (bytes: Uint8Array, mail: MailPart, section: Section): Uint8Array | undefined => {
  const found = whole(bytes, mail, section)
  const { partial } = section
  return partial && found ? found.subarray(partial.from, partial.from + partial.length) : found
}
