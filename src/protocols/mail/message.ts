import PostalMime, { type Address, decodeWords } from 'postal-mime'

export interface MailAddress {
  /** Display name, decoded; empty when there is none. */
  readonly name: string
  readonly address: string
}

export interface MailAttachment {
  /** Decoded file name. */
  readonly filename: string | undefined
  /** Lower-case MIME type, without parameters. */
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** One mail, decoded: RFC 5322 headers, MIME parts, RFC 2047 words. */
export interface MailMessage {
  readonly subject: string | undefined
  readonly messageId: string | undefined
  readonly from: MailAddress | undefined
  /** Recipients of To, groups opened. */
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  /** Every header by its lower-case name, its values in order, unfolded and trimmed but not decoded. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  /** Every header in order: its name as it is written, its value unfolded, RFC 2047 words decoded. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** The text/plain part. */
  readonly text: string | undefined
  readonly html: string | undefined
  readonly attachments: readonly MailAttachment[]
}

/** The bytes are not a mail. */
export class MailError extends Error {
  override readonly name = 'MailError'
}

const mailboxes = (addresses: readonly Address[] | undefined): readonly MailAddress[] =>
  (addresses ?? [])
    .flatMap((one) => (one.group === undefined ? [one] : one.group))
    .map(({ name, address }) => ({
      name,
      address,
    }))

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

/**
 * Reads a mail. A message inside the message stays an attachment.
 * @throws MailError when the bytes have no header at all, or nest beyond what a mail does
 */
export const readMail = async (bytes: Uint8Array): Promise<MailMessage> => {
  const email = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 32 }).catch(
    (error: unknown) => {
      throw new MailError('the MIME structure cannot be read', { cause: error })
    },
  )
  if (email.headers.length === 0) throw new MailError('there is no header: this is not a mail')
  const headers: Record<string, string[]> = {}
  for (const { key, value } of email.headers) {
    headers[key] ??= []
    headers[key].push(value.trim())
  }
  return {
    subject: email.subject,
    messageId: email.messageId,
    from: mailboxes(email.from && [email.from])[0],
    to: mailboxes(email.to),
    cc: mailboxes(email.cc),
    headers,
    fields: email.headers.map(({ originalKey, value }) => [originalKey, decodeWords(value.trim())]),
    text: email.text,
    html: email.html,
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? undefined,
      contentType: mimeType,
      bytes: bytesOf(content),
    })),
  }
}

/** First value of a header, by its lower-case name. */
export const mailHeader = ({ headers }: MailMessage, name: string): string | undefined => headers[name]?.[0]
