import { messageOf } from '../../src/model/errors.ts'
import { type HttpRequest, header } from '../../src/model/exchange.ts'
import type { InsiOperation } from '../../src/protocols/ins/namespaces.ts'
import { insiActions } from '../../src/protocols/ins/namespaces.ts'
import { type Envelope, readEnvelope } from '../../src/protocols/soap/envelope.ts'

export type Incoming = { readonly envelope: Envelope } | { readonly problem: string }

const parsed = (request: HttpRequest): Incoming => {
  try {
    return { envelope: readEnvelope(request.body) }
  } catch (error) {
    return { problem: messageOf(error) }
  }
}

// One request is served from its first look to its answer without a wait, so one place is enough. A weak map would keep
// every message of a burst alive until the next full collection.
let latest: { readonly request: HttpRequest; readonly incoming: Incoming } | undefined

/** The SOAP message of a request, parsed once however many operations look at it. */
export const incoming = (request: HttpRequest): Incoming => {
  if (latest?.request !== request) latest = { request, incoming: parsed(request) }
  return latest.incoming
}

const actionInContentType = (request: HttpRequest): string | undefined =>
  /action="([^"]*)"/.exec(header(request.headers, 'content-type') ?? '')?.[1]

/** Whether a request is for an operation: its payload says so, or its Action, or its Content-Type's. */
export const isFor =
  (operation: InsiOperation, payload: string) =>
  (request: HttpRequest): boolean => {
    const message = incoming(request)
    if ('problem' in message) return false
    const { action, body } = message.envelope
    return body.name === payload || [action, actionInContentType(request)].includes(insiActions[operation])
  }
