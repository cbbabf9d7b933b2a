import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import type { KeyFiles } from './context.ts'
import type { ServerTrust } from './server-trust.ts'

export interface HttpsCall {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** What the server's certificate must be. */
  readonly trust: ServerTrust
  /** The certificate to present, where the service wants one. */
  readonly client?: KeyFiles
  /** OpenSSL's names of the only suites to offer; its usual ones when absent. */
  readonly ciphers?: string
  /** How long the server may stay silent. Default 20 s. */
  readonly timeoutMs?: number
}

export interface HttpsAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

/** One HTTPS call. Node's fetch takes neither a private authority nor a client certificate, hence node:https. */
export const httpsRequest = (call: HttpsCall): Promise<HttpsAnswer> =>
  new Promise((resolve, reject) => {
    const { timeoutMs = 20_000 } = call
    const body = call.body === undefined ? undefined : Buffer.from(call.body)
    const outgoing = request(
      call.url,
      {
        method: call.method ?? 'GET',
        headers: { ...call.headers, ...(body ? { 'content-length': body.byteLength } : {}) },
        ...call.trust,
        ...(call.ciphers === undefined ? {} : { ciphers: call.ciphers, maxVersion: 'TLSv1.2' as const }),
        ...(call.client ? { cert: readFileSync(call.client.cert), key: readFileSync(call.client.key) } : {}),
        timeout: timeoutMs,
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) }),
        )
      },
    )
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${call.url} : pas de réponse en ${timeoutMs / 1000} s`)))
    outgoing.on('error', reject)
    outgoing.end(body)
  })
