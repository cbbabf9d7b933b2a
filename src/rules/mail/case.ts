import type { Text } from '../../model/text.ts'
import type { OpenedMail } from '../../protocols/mail/opened.ts'
import { type Fact, fact } from '../fact.ts'
import { absent } from '../say.ts'

/** A mail as its rules look at it. */
export type MailCase = OpenedMail

/** The mail itself, for a rule about it as a whole. */
export const whole = (mail: MailCase): readonly Fact<MailCase>[] => [fact(mail)]

/** The mail, when an archive of it holds a CDA. */
export const withCda = (mail: MailCase): readonly Fact<MailCase>[] => (mail.cdas.length > 0 ? whole(mail) : [])

/** The mail, when all that it attaches was opened and is no CDA: what could not be read may be one. */
export const withoutCda = (mail: MailCase): readonly Fact<MailCase>[] =>
  mail.cdas.length === 0 && mail.closed.length === 0 && mail.archives.every(({ unreadable }) => unreadable.length === 0)
    ? whole(mail)
    : []

/** Values of a header, by its name in any case. */
export const headerValues = ({ message }: MailCase, name: string): readonly string[] =>
  message.headers[name.toLowerCase()] ?? []

/** Values of a header for a person to read; several are shown one after the other. */
export const shown = (values: readonly string[]): Text | string =>
  values.length === 0 ? absent : values.map((value) => (value === '' ? '""' : value)).join(' | ')
