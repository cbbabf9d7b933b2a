import type { Headers } from '../../src/model/exchange.ts'
import type { Answer } from '../../src/model/service.ts'
import type { Html } from '../../src/protocols/html/write.ts'
import { refusalNotes } from './notes.ts'

type Extra = Omit<Answer, 'response'> & { readonly headers?: Headers }

export const notStored = { 'cache-control': 'no-store', pragma: 'no-cache' }

export const json = (status: number, body: unknown, { headers, ...extra }: Extra = {}): Answer => ({
  response: {
    status,
    headers: { 'content-type': 'application/json', ...notStored, ...headers },
    body: JSON.stringify(body),
  },
  ...extra,
})

/** An error of a back-channel endpoint (RFC 6749 §5.2), noted unless `extra` says what is. */
export const oauthError = (status: number, error: string, description: string, extra: Extra = {}): Answer =>
  json(status, { error, error_description: description }, { notes: refusalNotes(error, description), ...extra })

export const page = (status: number, content: Html, { headers, ...extra }: Extra = {}): Answer => ({
  response: {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      ...notStored,
      ...headers,
    },
    body: String(content),
  },
  ...extra,
})

export const redirect = (location: string, { headers, ...extra }: Extra = {}): Answer => ({
  response: { status: 302, headers: { location, ...notStored, ...headers }, body: '' },
  ...extra,
})
