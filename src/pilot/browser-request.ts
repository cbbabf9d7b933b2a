import { type IncomingHttpHeaders, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** One request of the user agent. */
export interface PageRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  /** PEM of the authority that an https page must chain to; empty for those of the machine. */
  readonly ca: string
  /** The page is taken whatever certificate its server presents. */
  readonly anyCertificate?: boolean
  /** Largest page, in bytes once unpacked. */
  readonly maxBytes: number
  readonly signal: AbortSignal
}

export interface PageAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

/** A page is larger than asked for. */
export class PageTooLarge extends Error {}

const received = async (incoming: IncomingMessage, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let left = maxBytes
  for await (const chunk of incoming) {
    left -= chunk.byteLength
    if (left < 0) throw new PageTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const unpackers: Readonly<Record<string, typeof gunzipSync>> = { gzip: gunzipSync, br: brotliDecompressSync }

const unpacked = (bytes: Uint8Array, coding: string | undefined, maxBytes: number): Uint8Array => {
  const unpack = unpackers[coding?.trim().toLowerCase() ?? '']
  if (unpack === undefined || bytes.byteLength === 0) return bytes
  try {
    return unpack(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? new PageTooLarge() : error
  }
}

/**
 * Asks for a page on a connection of its own and follows no redirect. Node's `fetch` takes no private authority and calls
 * itself `cors` where a browser says `navigate`, hence node:https.
 * @throws PageTooLarge, or what the connection fails with
 */
export const requestPage = ({
  url,
  method,
  headers,
  body,
  ca,
  anyCertificate = false,
  maxBytes,
  signal,
}: PageRequest): Promise<PageAnswer> =>
  new Promise((resolve, reject) => {
    const options = {
      method,
      headers: {
        ...headers,
        'accept-encoding': Object.keys(unpackers).join(', '),
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
      agent: false as const,
      signal,
    }
    const isSecure = new URL(url).protocol === 'https:'
    const sent = isSecure
      ? overHttps(url, { ...options, ...(ca === '' ? {} : { ca }), rejectUnauthorized: !anyCertificate })
      : overHttp(url, options)
    let answer: IncomingMessage | undefined
    // A page that came whole is a page, whatever a server writes behind it: Apache's modules add their error page.
    sent.on('error', (error) => answer?.complete || reject(error))
    sent.once('response', (incoming) => {
      answer = incoming
      const { statusCode: status = 0, headers } = incoming
      received(incoming, maxBytes)
        .then((bytes) => ({ status, headers, body: unpacked(bytes, headers['content-encoding'], maxBytes) }))
        .then(resolve, reject)
        .finally(() => sent.destroy())
    })
    sent.end(body)
  })
