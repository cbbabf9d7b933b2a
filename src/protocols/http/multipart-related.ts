/** One part of a multipart/related entity: its headers in lower case and its bytes, decoded. */
export interface MultipartPart {
  readonly headers: Readonly<Record<string, string>>
  /** `Content-ID` without its angle brackets. */
  readonly contentId: string | undefined
  readonly contentType: string
  readonly body: Uint8Array
}

export interface MultipartRelated {
  /** The part that the `start` parameter names, else the first (RFC 2387, 3.2). */
  readonly root: MultipartPart
  readonly attachments: readonly MultipartPart[]
}

/** The bytes are not the multipart entity that their Content-Type announces. */
export class MultipartError extends Error {
  override readonly name = 'MultipartError'
}

export const isMultipartRelated = (contentType: string | undefined): boolean =>
  /^\s*multipart\/related\s*(;|$)/i.test(contentType ?? '')

/** A parameter of a media type, unquoted: `boundary`, `start`, `type`, `start-info`. */
export const mediaTypeParameter = (contentType: string, name: string): string | undefined => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(contentType)
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2]
}

const withoutBrackets = (id: string): string => id.trim().replace(/^<|>$/g, '')

const headersOf = (block: string): Record<string, string> => {
  const headers: Record<string, string> = {}
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
  }
  return headers
}

/** Where the header block ends and where the content begins: at the first blank line, which may be the first line. */
const blankLine = (bytes: Buffer): readonly [end: number, content: number] => {
  const empty = /^\r?\n/.exec(bytes.toString('latin1', 0, 2))?.[0].length
  if (empty !== undefined) return [0, empty]
  const crlf = bytes.indexOf('\r\n\r\n')
  const lf = bytes.indexOf('\n\n')
  if (crlf < 0 && lf < 0) throw new MultipartError('a part has no blank line between its headers and its content')
  return lf >= 0 && (crlf < 0 || lf < crlf) ? [lf, lf + 2] : [crlf, crlf + 4]
}

const partOf = (bytes: Buffer): MultipartPart => {
  const [end, start] = blankLine(bytes)
  const headers = headersOf(bytes.subarray(0, end).toString('latin1'))
  const content = bytes.subarray(start)
  const encoded = headers['content-transfer-encoding']?.toLowerCase() === 'base64'
  const id = headers['content-id']
  return {
    headers,
    contentId: id === undefined ? undefined : withoutBrackets(id),
    contentType: headers['content-type'] ?? 'text/plain',
    body: encoded ? Buffer.from(content.toString('latin1'), 'base64') : content,
  }
}

/** The index just after a delimiter's own line, or -1 when it is the closing delimiter. */
const afterDelimiter = (bytes: Buffer, at: number): number => {
  if (bytes.toString('latin1', at, at + 2) === '--') return -1
  const newline = bytes.indexOf('\n', at)
  return newline < 0 ? -1 : newline + 1
}

const split = (bytes: Buffer, boundary: string): Buffer[] => {
  const delimiter = `--${boundary}`
  const parts: Buffer[] = []
  let found = bytes.indexOf(delimiter)
  while (found >= 0) {
    const start = afterDelimiter(bytes, found + delimiter.length)
    if (start < 0) return parts
    found = bytes.indexOf(`\n${delimiter}`, Math.max(start - 1, 0))
    if (found < 0) throw new MultipartError('the closing delimiter is missing: the entity is cut')
    parts.push(bytes.subarray(start, bytes[found - 1] === 13 ? found - 1 : found))
    found += 1
  }
  return parts
}

/**
 * Splits a multipart/related entity (RFC 2387), such as an MTOM message.
 * @throws MultipartError when the boundary is missing, the entity is cut, or no part stands for the root
 */
export const readMultipartRelated = (contentType: string, body: Uint8Array): MultipartRelated => {
  const boundary = mediaTypeParameter(contentType, 'boundary')
  if (boundary === undefined) throw new MultipartError('the Content-Type has no boundary')
  const parts = split(Buffer.from(body.buffer, body.byteOffset, body.byteLength), boundary).map(partOf)
  const start = mediaTypeParameter(contentType, 'start')
  const root = start === undefined ? parts[0] : parts.find((part) => part.contentId === withoutBrackets(start))
  if (root === undefined) throw new MultipartError('no part is the root that the Content-Type announces')
  return { root, attachments: parts.filter((part) => part !== root) }
}

export interface Attachment {
  /** Without angle brackets. */
  readonly contentId: string
  readonly contentType: string
  readonly body: Uint8Array
}

/**
 * Builds an MTOM message (SOAP 1.2 over HTTP, XOP root): the HTTP Content-Type and the bytes. The boundary is the
 * caller's, so that the result is deterministic; it must not occur in any part.
 */
export const writeMtom = (message: {
  readonly boundary: string
  readonly envelope: string
  readonly action: string
  readonly attachments: readonly Attachment[]
}): { readonly contentType: string; readonly body: Uint8Array } => {
  const rootId = 'root@banc-segur'
  const part = (id: string, type: string, body: Uint8Array): Uint8Array[] => [
    Buffer.from(
      `--${message.boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`,
    ),
    body,
    Buffer.from('\r\n'),
  ]
  const rootType = 'application/xop+xml; charset=UTF-8; type="application/soap+xml"'
  return {
    contentType: `multipart/related; type="application/xop+xml"; start="<${rootId}>"; start-info="application/soap+xml"; boundary="${message.boundary}"; action="${message.action}"`,
    body: Buffer.concat([
      ...part(rootId, rootType, Buffer.from(message.envelope)),
      ...message.attachments.flatMap(({ contentId, contentType, body }) => part(contentId, contentType, body)),
      Buffer.from(`--${message.boundary}--\r\n`),
    ]),
  }
}
