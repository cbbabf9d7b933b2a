import type { ClientHello } from '../../../schemas/journal/parts.ts'
import { cipherSuiteName, groupName, signatureName, versionName } from './names.ts'

// RFC 8446, 4.1.2 and 5.1; the message is the same in TLS 1.0 to 1.2 (RFC 5246, 7.4.1.2), less its later extensions.

/** What the first bytes of a connection turn out to be. */
export type Opening =
  | { readonly is: 'hello'; readonly hello: ClientHello }
  /** The beginning of one: more bytes are needed. */
  | { readonly is: 'incomplete' }
  | { readonly is: 'other' }

/** Longest beginning that is looked at, in bytes: a hello with post-quantum shares has some two thousand. */
export const longestHello = 16_384

const handshakeRecord = 22
const clientHello = 1
const recordHeader = 5
const messageHeader = 4

const other: Opening = { is: 'other' }
const incomplete: Opening = { is: 'incomplete' }

/** A cursor over bytes; every read checks that they are there. */
class Reader {
  readonly #bytes: Buffer
  #at = 0
  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }
  get over(): boolean {
    return this.#at >= this.#bytes.length
  }
  number(width: 1 | 2): number {
    const value = this.take(width).readUIntBE(0, width)
    return value
  }
  take(length: number): Buffer {
    if (this.#at + length > this.#bytes.length) throw new RangeError('cut')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
  /** A vector: its length on so many bytes, then its content. */
  vector(width: 1 | 2): Buffer {
    return this.take(this.number(width))
  }
}

const numbers = (bytes: Buffer): number[] => {
  if (bytes.length % 2 === 1) throw new RangeError('odd')
  return Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readUInt16BE(2 * at))
}

const listOf = (extension: Buffer | undefined, width: 1 | 2, name: (code: number) => string): string[] | undefined =>
  extension && numbers(new Reader(extension).vector(width)).map(name)

const serverNameOf = (extension: Buffer | undefined): string | undefined => {
  if (extension === undefined) return undefined
  const list = new Reader(new Reader(extension).vector(2))
  const type = list.number(1)
  const name = list.vector(2)
  return type === 0 ? name.toString('latin1') : undefined
}

const protocolsOf = (extension: Buffer | undefined): string[] | undefined => {
  if (extension === undefined) return undefined
  const list = new Reader(new Reader(extension).vector(2))
  const protocols: string[] = []
  while (!list.over) protocols.push(list.vector(1).toString('latin1'))
  return protocols
}

const extensionsOf = (body: Reader): ReadonlyMap<number, Buffer> => {
  const found = new Map<number, Buffer>()
  if (body.over) return found
  const list = new Reader(body.vector(2))
  while (!list.over) found.set(list.number(2), list.vector(2))
  return found
}

/** Extensions that are read, by their code. */
const code = {
  serverName: 0,
  supportedGroups: 10,
  signatureAlgorithms: 13,
  alpn: 16,
  sessionTicket: 35,
  preSharedKey: 41,
  supportedVersions: 43,
} as const

const resumptionOf = (
  extensions: ReadonlyMap<number, Buffer>,
  sessionId: Buffer,
  versions: readonly string[] | undefined,
): ClientHello['resumes'] => {
  if (extensions.has(code.preSharedKey)) return 'psk'
  if ((extensions.get(code.sessionTicket)?.length ?? 0) > 0) return 'ticket'
  // A client of TLS 1.3 sends a session id that means nothing, for the machines between (RFC 8446, D.4).
  return sessionId.length > 0 && !versions?.includes('TLSv1.3') ? 'session-id' : undefined
}

/** @throws RangeError when lengths do not agree */
const read = (message: Buffer): ClientHello => {
  const body = new Reader(message)
  const legacyVersion = versionName(body.number(2))
  body.take(32)
  const sessionId = body.vector(1)
  const cipherSuites = numbers(body.vector(2)).map(cipherSuiteName)
  body.vector(1)
  const extensions = extensionsOf(body)
  const versions = listOf(extensions.get(code.supportedVersions), 1, versionName)
  const groups = listOf(extensions.get(code.supportedGroups), 2, groupName)
  const signatureAlgorithms = listOf(extensions.get(code.signatureAlgorithms), 2, signatureName)
  const serverName = serverNameOf(extensions.get(code.serverName))
  const alpn = protocolsOf(extensions.get(code.alpn))
  const resumes = resumptionOf(extensions, sessionId, versions)
  return {
    legacyVersion,
    ...(versions && { versions }),
    cipherSuites,
    ...(groups && { groups }),
    ...(signatureAlgorithms && { signatureAlgorithms }),
    ...(serverName !== undefined && { serverName }),
    ...(alpn && { alpn }),
    ...(resumes && { resumes }),
  }
}

/** The handshake bytes that whole and begun records hold; undefined when what comes is no handshake. */
const handshakeIn = (bytes: Buffer): Buffer | undefined => {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] !== handshakeRecord || (at + 1 < bytes.length && bytes[at + 1] !== 3)) return undefined
    if (at + recordHeader > bytes.length) break
    const length = bytes.readUInt16BE(at + 3)
    if (length === 0) return undefined
    parts.push(bytes.subarray(at + recordHeader, at + recordHeader + length))
    at += recordHeader + length
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
}

/**
 * Reads the ClientHello that a connection begins with, over as many records as it takes. What follows it is left alone.
 * Whatever the bytes are, it gives an answer: what is no hello, is longer than `longestHello` or disagrees with its own
 * lengths is `other`.
 */
export const openingOf = (bytes: Buffer): Opening => {
  const unfinished = bytes.length >= longestHello ? other : incomplete
  const handshake = handshakeIn(bytes)
  if (handshake === undefined || (handshake.length > 0 && handshake[0] !== clientHello)) return other
  if (handshake.length < messageHeader) return unfinished
  const length = handshake.readUIntBE(1, 3)
  if (length > longestHello) return other
  if (handshake.length < messageHeader + length) return unfinished
  try {
    return { is: 'hello', hello: read(handshake.subarray(messageHeader, messageHeader + length)) }
  } catch (error) {
    if (error instanceof RangeError) return other
    throw error
  }
}
