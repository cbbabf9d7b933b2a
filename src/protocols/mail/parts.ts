import { firstValue, type HeaderField, headerBlock } from './header-fields.ts'
import { type Parameterised, parameterised } from './parameters.ts'

/** One MIME part of a mail as it stands in the bytes: offsets, nothing decoded. */
export interface MailPart {
  /** Where its header begins, where its body begins, where its body ends. */
  readonly start: number
  readonly bodyStart: number
  readonly end: number
  readonly fields: readonly HeaderField[]
  /** `text/plain`, lower case, with the parameters of Content-Type. */
  readonly type: string
  readonly parameters: Parameterised['parameters']
  /** `7bit` where nothing says otherwise, lower case. */
  readonly encoding: string
  /** Parts of a multipart, in order. */
  readonly parts: readonly MailPart[]
  /** The message that a message/rfc822 part holds. */
  readonly message: MailPart | undefined
}

/** A mail nests no deeper and holds no more: what is beyond is one part without parts. */
const deepest = 50
const most = 2_000

const usual: Parameterised = { value: 'text/plain', parameters: [['charset', 'us-ascii']] }

const typeOf = (bytes: Uint8Array, fields: readonly HeaderField[], inDigest: boolean): Parameterised => {
  const written = firstValue(bytes, fields, 'content-type')
  if (written === undefined) return inDigest ? { value: 'message/rfc822', parameters: [] } : usual
  const read = parameterised(written)
  return /^[^\s/]+\/[^\s/]+$/.test(read.value) ? { ...read, value: read.value.toLowerCase() } : usual
}

/** Where the parts of a multipart stand: between two delimiter lines, the end of line before each apart (RFC 2046 §5.1.1). */
const between = (bytes: Uint8Array, start: number, end: number, boundary: string): readonly [number, number][] => {
  const delimiter = Buffer.from(`--${boundary}`, 'utf8')
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: [number, number][] = []
  let open: number | undefined
  for (let at = body.indexOf(delimiter, start); at >= 0 && at < end; at = body.indexOf(delimiter, at + 1)) {
    if (at > start && body[at - 1] !== 10) continue
    let after = at + delimiter.length
    const closes = body[after] === 45 && body[after + 1] === 45
    if (closes) after += 2
    while (after < end && (body[after] === 32 || body[after] === 9)) after += 1
    const isLine = after >= end || body[after] === 10 || (body[after] === 13 && body[after + 1] === 10)
    if (!isLine) continue
    if (open !== undefined) {
      const before = body[at - 2] === 13 ? at - 2 : at - 1
      found.push([open, Math.max(open, before)])
    }
    open = undefined
    if (closes) return found
    const feed = body.indexOf(10, after)
    open = feed < 0 || feed >= end ? end : feed + 1
    if (found.length >= most) return found
  }
  if (open !== undefined && open < end) found.push([open, end])
  return found
}

interface Budget {
  parts: number
}

const part = (
  bytes: Uint8Array,
  start: number,
  end: number,
  depth: number,
  inDigest: boolean,
  budget: Budget,
): MailPart => {
  budget.parts += 1
  const { fields, bodyStart } = headerBlock(bytes, start, end)
  const type = typeOf(bytes, fields, inDigest)
  const boundary = type.parameters.find(([name]) => name === 'boundary')?.[1] ?? ''
  const encoding = (firstValue(bytes, fields, 'content-transfer-encoding') ?? '7bit').toLowerCase()
  const opens = depth < deepest && budget.parts < most
  const isMultipart = type.value.startsWith('multipart/') && boundary !== ''
  const parts: MailPart[] = []
  if (opens && isMultipart) {
    for (const [from, to] of between(bytes, bodyStart, end, boundary)) {
      if (budget.parts >= most) break
      parts.push(part(bytes, from, to, depth + 1, type.value === 'multipart/digest', budget))
    }
  }
  // An encoded message cannot be opened in place; RFC 2046 §5.2.1 forbids to encode one.
  const holdsMail = type.value === 'message/rfc822' && /^(?:7bit|8bit|binary)$/.test(encoding)
  return {
    start,
    bodyStart,
    end,
    fields,
    type: type.value,
    parameters: type.parameters,
    encoding,
    parts,
    message: opens && holdsMail ? part(bytes, bodyStart, end, depth + 1, false, budget) : undefined,
  }
}

/** The parts of a mail over its raw bytes. Whatever the bytes are, there is at least one part. */
export const mailParts = (bytes: Uint8Array): MailPart => part(bytes, 0, bytes.length, 0, false, { parts: 0 })

/**
 * The part that IMAP numbers this way (RFC 3501 §6.4.5): `1` of a mail that is no multipart is its body, a message/rfc822
 * part lends its numbers to the message in it.
 */
export const partAt = (mail: MailPart, path: readonly number[]): MailPart | undefined => {
  let here: MailPart | undefined = mail
  for (const [depth, number] of path.entries()) {
    if (here === undefined) return undefined
    const holder: MailPart = depth > 0 && here.message !== undefined ? here.message : here
    if (holder.parts.length > 0) here = holder.parts[number - 1]
    // The only part of a mail is the mail itself; so is that of a message in a part.
    else if (number === 1 && (depth === 0 || holder !== here)) here = holder
    else return undefined
  }
  return here
}
