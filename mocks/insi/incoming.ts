import { messageOf } from '../../src/model/errors.ts'
import { type HttpRequest, header } from '../../src/model/exchange.ts'
import type { InsiOperation } from '../../src/protocols/ins/namespaces.ts'
import { insiActions } from '../../src/protocols/ins/namespaces.ts'
import { type Envelope, readEnvelope } from '../../src/protocols/soap/envelope.ts'

export type Incoming = { readonly envelope: Envelope } | { readonly problem: string }

const read = new WeakMap<HttpRequest, Incoming>()

/** The SOAP message of a request, parsed once however many operations look at it. */
export const incoming = (request: HttpRequest): Incoming => {
  const known = read.get(request)
  if (known !== undefined) return known
  let fresh: Incoming
  try {
    fresh = { envelope: readEnvelope(request.body) }
  } catch (error) {
    fresh = { problem: messageOf(error) }
  }
  read.set(request, fresh)
  return fresh
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
