import { header } from '../../../src/model/exchange.ts'
import { readAuthorizationAnswer } from '../../../src/protocols/oidc/authorization-answer.ts'
import {
  type AuthorizationRequest,
  authorizationRequest,
  readAuthorizationRequest,
} from '../../../src/protocols/oidc/authorization-request.ts'
import { decodeJwt } from '../../../src/protocols/oidc/jwt.ts'
import { one, readParameters } from '../../../src/protocols/oidc/parameters.ts'
import { type BackChannelRequest, readBackChannelRequest } from '../../../src/protocols/oidc/token-request.ts'
import { readTokenResponse, type TokenResponse } from '../../../src/protocols/oidc/token-response.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'

// What the journal shows of logins, in the protocol's words. Every check of this suite looks through these.

export interface SeenAuthorization {
  readonly exchange: HttpExchange
  readonly request: AuthorizationRequest
}

export const authorizations = (record: ScenarioRecord): readonly SeenAuthorization[] =>
  record.exchanges('psc', 'authorize').map((exchange) => ({
    exchange,
    request:
      exchange.request.method === 'POST'
        ? authorizationRequest(readParameters(new TextDecoder().decode(exchange.requestBody)))
        : readAuthorizationRequest(exchange.request.url),
  }))

/** A code that Pro Santé Connect handed to the browser, with the request that it answers. */
export interface HandedCode {
  readonly id: string
  readonly code: string
  readonly state: string | undefined
  readonly request: AuthorizationRequest | undefined
}

const position = (record: ScenarioRecord, id: string): number => record.events.findIndex((event) => event.id === id)

export const handedCodes = (record: ScenarioRecord): readonly HandedCode[] => {
  const asked = authorizations(record)
  return [...record.exchanges('psc', 'authorize'), ...record.exchanges('psc', 'authenticate')].flatMap((exchange) => {
    const { code, state } = readAuthorizationAnswer(header(exchange.response.headers, 'location') ?? '')
    if (code === undefined) return []
    const at = position(record, exchange.id)
    const request = asked.findLast((candidate) => position(record, candidate.exchange.id) <= at)?.request
    return [{ id: exchange.id, code, state, request }]
  })
}

/**
 * Whether a page made this call: a browser names the page's origin when it calls another host (Fetch §3.2), and says from
 * where it calls (Fetch Metadata, `Sec-Fetch-Site`). `Sec-Fetch-Mode` proves nothing: the fetch of Node sends it too.
 */
export const askedByAPage = ({ headers }: Pick<HttpExchange['request'], 'headers'>): boolean =>
  header(headers, 'origin') !== undefined || header(headers, 'sec-fetch-site') !== undefined

/** A code brought to the token endpoint, and what came back. */
export interface Redemption {
  readonly id: string
  readonly code: string | undefined
  readonly redirectUri: string | undefined
  readonly form: BackChannelRequest
  readonly status: number
  readonly headers: HttpExchange['request']['headers']
  readonly answer: TokenResponse | undefined
  /** Claims of the id_token that came back, unverified. */
  readonly claims: Readonly<Record<string, unknown>> | undefined
}

export const redemptions = (record: ScenarioRecord): readonly Redemption[] =>
  record.exchanges('psc', 'token').flatMap((exchange) => {
    const form = readBackChannelRequest(exchange.requestBody, header(exchange.request.headers, 'authorization'))
    if (one(form.parameters, 'grant_type') !== 'authorization_code') return []
    const answer = readTokenResponse(exchange.responseBody)
    return [
      {
        id: exchange.id,
        code: one(form.parameters, 'code'),
        redirectUri: one(form.parameters, 'redirect_uri'),
        form,
        status: exchange.response.status,
        headers: exchange.request.headers,
        answer,
        claims: answer?.idToken === undefined ? undefined : decodeJwt(answer.idToken)?.claims,
      },
    ]
  })

/** Sessions of the product around an event: those listed last before it and first after it. */
export interface SessionsAround {
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** National ids of the sessions that came in between. */
  readonly opened: readonly string[]
  readonly evidence: readonly string[]
}

/** What is left of a list once each of `taken` has been taken out once. */
export const without = (all: readonly string[], taken: readonly string[]): readonly string[] =>
  taken.reduce<readonly string[]>((left, id) => {
    const at = left.indexOf(id)
    return at < 0 ? left : left.toSpliced(at, 1)
  }, all)

export const sessionsAround = (record: ScenarioRecord, eventId: string): SessionsAround | undefined => {
  const at = position(record, eventId)
  const lists = record.actions('session.list').filter(({ result }) => result !== undefined)
  const before = lists.findLast(({ id }) => position(record, id) < at)
  const after = lists.find(({ id }) => position(record, id) > at)
  if (before?.result === undefined || after?.result === undefined) return undefined
  const ids = (list: typeof before) => (list.result?.sessions ?? []).map(({ nationalId }) => nationalId)
  return {
    before: ids(before),
    after: ids(after),
    opened: without(ids(after), ids(before)),
    evidence: [before.id, after.id],
  }
}

/** A list for a person to read. */
export const listed = (ids: readonly string[]): string => (ids.length === 0 ? '∅' : ids.join(', '))
