import type { Headers, HttpRequest, TlsFacts } from '../../src/model/exchange.ts'
import { header } from '../../src/model/exchange.ts'
import { serve } from '../../src/model/service.ts'
import { readAuthorizationAnswer } from '../../src/protocols/oidc/authorization-answer.ts'
import { pscService } from './service.ts'
import { endpoint, type PscState } from './state.ts'

// A service and a relying party for this folder's tests, with a clock that the test turns.

export const redirectUri = 'https://lps.example/psc/callback'
export const professional = '899700000025'

export interface Bench {
  readonly state: PscState
  /** Seconds to add to the clock. */
  readonly pass: (seconds: number) => void
  readonly send: (
    method: string,
    url: string,
    sent?: {
      readonly form?: Readonly<Record<string, string>> | string
      readonly headers?: Headers
      readonly tls?: TlsFacts
    },
  ) => Promise<Sent>
}

export interface Sent {
  readonly status: number
  readonly location: string
  readonly cookie: string
  readonly text: string
  readonly json: Readonly<Record<string, unknown>>
  readonly headers: Headers
  readonly delayMs: number | undefined
}

const readJson = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

export const bench = async (options: Readonly<Record<string, unknown>> = {}): Promise<Bench> => {
  let now = Date.parse('2026-03-01T09:00:00Z')
  let ids = 0
  const uuid = () => {
    ids += 1
    return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`
  }
  const client = { clientId: 'lgc', clientSecret: 'un secret:+', redirectUris: [redirectUri] }
  const other = { clientId: 'autre', clientSecret: 'autre-secret', redirectUris: ['https://autre.example/cb'] }
  const state = await pscService.start({
    url: 'https://psc.example',
    now: () => new Date(now),
    uuid,
    options: { clients: [{ ...client, postLogoutRedirectUris: ['https://lps.example/'] }, other], ...options },
  })
  return {
    state,
    pass: (seconds) => {
      now += seconds * 1000
    },
    send: async (method, url, { form, headers = {}, tls } = {}) => {
      const body = typeof form === 'string' ? form : new URLSearchParams(form).toString()
      const request: HttpRequest = {
        method,
        url,
        headers: { ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }), ...headers },
        body: new TextEncoder().encode(body),
        ...(tls && { tls }),
      }
      const { response } = await serve(pscService, request, state)
      const text = typeof response.body === 'string' ? response.body : ''
      const answered = response.headers ?? {}
      return {
        status: response.status,
        location: header(answered, 'location') ?? '',
        cookie: (header(answered, 'set-cookie') ?? '').split(';', 1)[0] ?? '',
        text,
        json: readJson(text),
        headers: answered,
        delayMs: response.delayMs,
      }
    },
  }
}

export const basic = (clientId = 'lgc', secret = 'un secret:+'): Headers => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64')}`,
})

const nominal: Readonly<Record<string, string>> = {
  response_type: 'code',
  client_id: 'lgc',
  redirect_uri: redirectUri,
  scope: 'openid scope_all',
  acr_values: 'eidas1',
  state: 'etat',
  nonce: 'nonce',
}

/** Path of a nominal authorization request; a parameter changed to the empty string is left out. */
export const authorizePath = (change: Readonly<Record<string, string>> = {}): string => {
  const kept = Object.entries({ ...nominal, ...change }).filter(([, value]) => value !== '')
  return `/auth?${new URLSearchParams(kept)}`
}

/** Goes through the login page; gives the code and the session's cookie. */
export const logIn = async (
  { send }: Bench,
  change: Readonly<Record<string, string>> = {},
  who = professional,
): Promise<{ readonly code: string; readonly cookie: string; readonly location: string }> => {
  const shown = await send('GET', authorizePath(change))
  const transaction = /name="transaction" value="([^"]+)"/.exec(shown.text)?.[1] ?? ''
  const form = { transaction, professionnel: who, decision: 'accepter' }
  const { location, cookie } = await send('POST', '/auth/identification', { form })
  return { code: readAuthorizationAnswer(location).code ?? '', cookie, location }
}

export const redeem = (
  { send }: Bench,
  code: string,
  more: Readonly<Record<string, string>> = {},
  headers = basic(),
): Promise<Sent> =>
  send('POST', endpoint('token'), {
    form: { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...more },
    headers,
  })
