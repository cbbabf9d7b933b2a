import { readFileSync } from 'node:fs'
import { request as requestInClear } from 'node:http'
import { request } from 'node:https'
import type { ProductContext } from '../context.ts'

export interface BackChannelAnswer {
  readonly status: number
  readonly body: Uint8Array
}

const deadlineMs = 10_000
const maxBytes = 1024 * 1024

/** A server-to-server call, trusting the authority of the environment only. */
export const call = (
  { environment }: ProductContext,
  url: string,
  headers: Readonly<Record<string, string>> = {},
  form?: URLSearchParams,
): Promise<BackChannelAnswer> =>
  new Promise((resolve, reject) => {
    const options = {
      method: form === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      timeout: deadlineMs,
      agent: false as const,
    }
    const sent = url.startsWith('https:')
      ? request(url, { ...options, ca: readFileSync(environment.certificates.ca) })
      : requestInClear(url, options)
    sent.on('timeout', () => sent.destroy(new Error(`psc: ${url} did not answer in ${deadlineMs / 1000} s`)))
    sent.on('error', reject)
    sent.on('response', (response) => {
      const chunks: Uint8Array[] = []
      let size = 0
      response.on('data', (chunk: Uint8Array) => {
        size += chunk.length
        if (size > maxBytes) sent.destroy(new Error(`psc: the answer of ${url} is too long`))
        else chunks.push(chunk)
      })
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }))
    })
    sent.end(form?.toString())
  })
