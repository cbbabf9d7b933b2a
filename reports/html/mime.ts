/** A MIME entity, as far as it could be read: a mail, or one part of a multipart body. */
export interface Entity {
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Lower case, without parameters. */
  readonly mediaType: string
  readonly charset: string | undefined
  readonly filename: string | undefined
  /** The content with its transfer encoding undone. */
  readonly content: Uint8Array
  readonly parts: readonly Entity[]
}

const deepest = 5
const mostParts = 50

const parameter = (value: string, name: string): string | undefined => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value)
  return found?.[1] ?? found?.[2]
}

const headersOf = (block: string): Entity['headers'] =>
  block
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':')
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1).trim()] as const] : []
    })

const decoded = (body: string, encoding: string): Buffer => {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const plain = body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_whole, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}

const split = (body: string, boundary: string): readonly string[] =>
  `\n${body}`
    .split(new RegExp(`\\r?\\n--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => part.replace(/^[ \t]*\r?\n/, ''))
    .slice(0, mostParts)

const entity = (text: string, depth: number): Entity => {
  const blank = /^\r?\n|\r?\n\r?\n/.exec(text)
  const block = blank ? text.slice(0, blank.index) : text
  const body = blank ? text.slice(blank.index + blank[0].length) : ''
  const headers = headersOf(block)
  const header = (name: string) => headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? ''
  return assembled(headers, header('content-type'), header('content-disposition'), body, {
    encoding: header('content-transfer-encoding').toLowerCase(),
    depth,
  })
}

const assembled = (
  headers: Entity['headers'],
  contentType: string,
  disposition: string,
  body: string,
  { encoding, depth }: { encoding: string; depth: number },
): Entity => {
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() || 'text/plain'
  const boundary = mediaType.startsWith('multipart/') ? parameter(contentType, 'boundary') : undefined
  return {
    headers,
    mediaType,
    charset: parameter(contentType, 'charset'),
    filename: parameter(disposition, 'filename') ?? parameter(contentType, 'name'),
    content: decoded(body, encoding),
    parts: boundary && depth < deepest ? split(body, boundary).map((part) => entity(part, depth + 1)) : [],
  }
}

/** Reads a mail. */
export const mailEntity = (bytes: Uint8Array): Entity => entity(Buffer.from(bytes).toString('latin1'), 0)

/** Reads an HTTP body whose Content-Type header is multipart. */
export const multipartEntity = (bytes: Uint8Array, contentType: string): Entity =>
  assembled([], contentType, '', Buffer.from(bytes).toString('latin1'), { encoding: '', depth: 0 })
