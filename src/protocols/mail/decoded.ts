import type { MailPart } from './parts.ts'

const fromQuotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/[ \t]+(?=\r?\n|$)/g, '')
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** The body of a part without its transfer encoding. */
export const decodedBody = (bytes: Uint8Array, { bodyStart, end, encoding }: MailPart): Uint8Array => {
  const body = Buffer.from(bytes.subarray(bodyStart, end))
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  return encoding === 'quoted-printable' ? fromQuotedPrintable(body.toString('latin1')) : body
}

/** The same as text, by its charset; one that is not known is read as Latin-1. */
export const decodedText = (bytes: Uint8Array, part: MailPart): string => {
  const charset = part.parameters.find(([name]) => name === 'charset')?.[1] ?? 'utf-8'
  const body = decodedBody(bytes, part)
  try {
    return new TextDecoder(/^us-ascii$/i.test(charset) ? 'utf-8' : charset).decode(body)
  } catch {
    return Buffer.from(body).toString('latin1')
  }
}
