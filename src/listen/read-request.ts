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

/**
 * Reads a whole request. A body over the limit is read to its end and dropped, so that the sender can read the answer.
 * @throws when the peer goes away before the end of the body
 */
export const readRequest = async (incoming: IncomingMessage): Promise<HttpRequest & { readonly tooLong: boolean }> => {
  const tls = tlsFactsOf(incoming.socket)
  const kept: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size <= bodyLimit) kept.push(chunk)
      else kept.length = 0
    }
  } catch (cause) {
    const line = `${incoming.method} ${incoming.url}`
    throw new Error(`request cut short: ${line}, ${size} bytes of its body received`, { cause })
  }
  return {
    method: incoming.method ?? '',
    url: incoming.url ?? '',
    headers: headersOf(incoming.rawHeaders),
    body: Buffer.concat(kept),
    ...(tls && { tls }),
    tooLong: size > bodyLimit,
  }
}
