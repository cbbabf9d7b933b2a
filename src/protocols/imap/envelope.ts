import { type EnvelopeAddress, envelopeAddresses } from '../mail/addresses.ts'
import { firstValue } from '../mail/header-fields.ts'
import type { MailPart } from '../mail/parts.ts'
import { between, list, nstring, type Response } from './write.ts'

const address = ({ name, mailbox, host }: EnvelopeAddress): Response =>
  list([nstring(name), ['NIL'], nstring(mailbox), nstring(host)])

const addresses = (value: string | undefined): Response => {
  const found = value === undefined ? [] : envelopeAddresses(value)
  return found.length === 0 ? ['NIL'] : ['(', ...between('', found.map(address)), ')']
}

/** The ENVELOPE of a message (RFC 3501 §7.4.2): Sender and Reply-To default to From. */
export const envelope = (bytes: Uint8Array, { fields }: MailPart): Response => {
  const value = (name: string) => firstValue(bytes, fields, name) || undefined
  const from = value('from')
  return list([
    nstring(value('date')),
    nstring(value('subject')),
    addresses(from),
    addresses(value('sender') ?? from),
    addresses(value('reply-to') ?? from),
    addresses(value('to')),
    addresses(value('cc')),
    addresses(value('bcc')),
    nstring(value('in-reply-to')),
    nstring(value('message-id')),
  ])
}
