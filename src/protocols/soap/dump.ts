import { MultipartError, mediaTypeParameter } from '../http/multipart-related.ts'

/** A SOAP message as a capture keeps it: what HTTP says of it, then its body. */
export interface SoapDump {
  /** Undefined where the body alone was kept and is one envelope. */
  readonly contentType: string | undefined
  readonly body: Uint8Array
}

const http = /^(?:(?:POST|PUT) \S+ HTTP\/[\d.]+|HTTP\/[\d.]+ \d{3}[^\r\n]*)\r?\n/
const headers = /^(?:[!-9;-~]+[ \t]*:[^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*)+\r?\n/
const delimiter = /^\s*--([^\r\n]{1,200}?)[ \t]*\r?\n(?=[!-9;-~]+[ \t]*:)/

/** Headers of HTTP or of MIME that announce SOAP; a mail may be `text/xml` too, and is no SOAP. */
const announcesSoap = (head: string, orXml: boolean): boolean => {
  const type = /^content-type[ \t]*:([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)/im.exec(head)?.[1] ?? ''
  return /application\/(?:soap|xop)\+xml/i.test(type) || (orXml && /text\/xml/i.test(type))
}

const headOf = (text: string): string | undefined => {
  const line = http.exec(text)?.[0] ?? ''
  const head = headers.exec(text.slice(line.length, line.length + 20_000))?.[0]
  return head === undefined ? undefined : line + head
}

/** The first part of a multipart entity announces SOAP, or the headers of the whole do. */
export const isSoapDump = (text: string): boolean => {
  const start = text.slice(0, 20_000)
  const first = delimiter.exec(start)?.[0]
  if (first !== undefined) return announcesSoap(headers.exec(start.slice(first.length))?.[0] ?? '', true)
  const head = headOf(start)
  return head !== undefined && announcesSoap(head, http.test(head))
}

/**
 * What a capture of a SOAP message holds: the entity whose headers it kept, or a multipart entity whose delimiter is
 * its first line.
 * @throws MultipartError when it is neither
 */
export const readSoapDump = (bytes: Uint8Array): SoapDump => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 20_000)).toString('latin1')
  const boundary = delimiter.exec(text)?.[1]
  if (boundary !== undefined) {
    return { contentType: `multipart/related; boundary="${boundary.replace(/["\\]/g, '\\$&')}"`, body: bytes }
  }
  const head = headOf(text)
  if (head === undefined) throw new MultipartError('the capture has no headers')
  const type = /^content-type[ \t]*:[ \t]*([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)/im
    .exec(head)?.[1]
    ?.replace(/\r?\n[ \t]+/g, ' ')
  const isMultipart = type !== undefined && mediaTypeParameter(type, 'boundary') !== undefined
  return { contentType: isMultipart ? type : undefined, body: bytes.subarray(head.length) }
}
