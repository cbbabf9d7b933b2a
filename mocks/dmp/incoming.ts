import { type HttpRequest, header } from '../../src/model/exchange.ts'
import type { Answer, Note } from '../../src/model/service.ts'
import { readSoapMessage, type SoapMessage } from '../../src/protocols/dmp/message.ts'
import { MultipartError } from '../../src/protocols/http/multipart-related.ts'
import { type Assertion, assertionIn } from '../../src/protocols/saml/assertion.ts'
import { soapFault } from '../../src/protocols/soap/write.ts'
import { XmlError } from '../../src/xml/problem.ts'
import { dmpNotes } from './notes.ts'
import type { Objection } from './objection.ts'
import type { DmpState } from './state.ts'
import { transportObjections } from './transport-objections.ts'
import { vihfObjections } from './vihf-objections.ts'

/** A request as every operation of the DMP reads it. */
export interface Incoming {
  readonly message: SoapMessage
  readonly assertion: Assertion
  /** What the real service would have refused, when the mock is lenient. */
  readonly notes: readonly Note[]
}

const messages = new WeakMap<HttpRequest, { readonly message: SoapMessage | undefined }>()

const readMessage = (request: HttpRequest): SoapMessage | undefined => {
  try {
    return readSoapMessage(header(request.headers, 'content-type'), request.body)
  } catch (error) {
    if (error instanceof XmlError || error instanceof MultipartError) return undefined
    throw error
  }
}

/** The SOAP message of a request, or undefined when it is not readable: operations are told apart by it, and it is read once. */
export const messageOf = (request: HttpRequest): SoapMessage | undefined => {
  const known = messages.get(request)
  if (known !== undefined) return known.message
  const message = readMessage(request)
  messages.set(request, { message })
  return message
}

/** A SOAP fault that tells the first of these objections; the notes tell all. */
export const refuse = (
  state: DmpState,
  message: SoapMessage | undefined,
  first: Objection,
  ...others: readonly Objection[]
): Answer => ({
  response: soapFault(
    { messageId: `urn:uuid:${state.uuid()}`, relatesTo: message?.envelope.messageId },
    {
      code: first.code ?? 'Sender',
      reason: first.reason.fr,
      ...(first.subcode === undefined ? {} : { subcode: first.subcode }),
    },
  ),
  notes: [first, ...others].map(({ note }) => note),
  ...(first.assumption === undefined ? {} : { assumptions: [first.assumption] }),
})

export const unreadable: Objection = {
  reason: { fr: 'le corps n’est pas un message SOAP lisible', en: 'the body is no readable SOAP message' },
  note: dmpNotes.unreadable.with(),
}

const anonymous: Objection = {
  reason: { fr: 'pas de VIHF dans wsse:Security', en: 'no VIHF in wsse:Security' },
  note: dmpNotes.vihfMissing.with(),
  subcode: 'wsse:InvalidSecurity',
  assumption: 'dmp.vihf-fault',
}

/** What one operation demands of a message beside what they all do. */
export type Demands = (message: SoapMessage, assertion: Assertion) => readonly Objection[]

const nothingMore: Demands = () => []

/**
 * What every transaction demands: a readable message of the right envelope with its addressing headers, and a VIHF that
 * holds. A lenient service refuses only what it cannot attribute to somebody; it notes the rest and goes on.
 */
export const receive = (
  request: HttpRequest,
  state: DmpState,
  treat: (incoming: Incoming) => Answer,
  demands = nothingMore,
): Answer => {
  const message = messageOf(request)
  if (message === undefined) throw new Error('an operation takes only messages that it can read')
  const { essential, others } = transportObjections(message)
  if (essential !== undefined) return refuse(state, message, essential, ...others)
  const assertion = assertionIn(message.envelope)
  if (assertion === undefined) return refuse(state, message, anonymous, ...others)
  const objections = [
    ...others,
    ...vihfObjections(assertion, message.envelopeBytes, state),
    ...demands(message, assertion),
  ]
  const [first, ...rest] = objections
  if (first !== undefined && !state.lenient) return refuse(state, message, first, ...rest)
  return treat({ message, assertion, notes: objections.map(({ note }) => note) })
}
