import type { IncomingMessage } from 'node:http'
import type { Headers, HttpRequest } from '../model/exchange.ts'
import { tlsFactsOf } from './tls-facts.ts'

/** Longest request body that is kept: 32 MiB. */
export const bodyLimit = 32 * 1024 * 1024

/** Names and values in turn, as received → the model's headers. */
export const headersOf = (raw: readonly string[]): Headers => {
  const found = new Map<string, string | string[]>()
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase()
    const value = raw[at + 1] ?? ''
    const before = found.get(name)
    found.set(name, before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(found)
}

/** The whole body, emptied when it is over the limit. Node's events cost half of what its async iterator does. */
const readBody = (incoming: IncomingMessage): Promise<{ readonly body: Buffer; readonly size: number }> =>
  new Promise((resolve, reject) => {
    const kept: Buffer[] = []
    let size = 0
    const cutShort = (cause?: Error): void => {
      const line = `${incoming.method} ${incoming.url}`
      reject(new Error(`request cut short: ${line}, ${size} bytes of its body received`, { cause }))
    }
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= bodyLimit) kept.push(chunk)
      else kept.length = 0
    })
    incoming.once('end', () => {
      const [only] = kept
      resolve({ body: only !== undefined && kept.length === 1 ? only : Buffer.concat(kept), size })
    })
    incoming.once('error', cutShort)
    incoming.once('close', () => {
      if (!incoming.readableEnded) cutShort()
    })
  })

/**
 * Reads a whole request. A body over the limit is read to its end and dropped, so that the sender can read the answer.
 * @throws when the peer goes away before the end of the body
 */
export const readRequest = async (incoming: IncomingMessage): Promise<HttpRequest & { readonly tooLong: boolean }> => {
  const tls = tlsFactsOf(incoming.socket)
  const { body, size } = await readBody(incoming)
  return {
    method: incoming.method ?? '',
    url: incoming.url ?? '',
    headers: headersOf(incoming.rawHeaders),
    body,
    ...(tls && { tls }),
    tooLong: size > bodyLimit,
  }
}
