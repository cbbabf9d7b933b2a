import type { HttpResponse } from '../../model/exchange.ts'
import { document, el, type Markup } from '../../xml/write.ts'
import { soap12, wsa, wsaAnonymous, wsse } from './namespaces.ts'

/** What a request states in its header; the answer's address is always anonymous. */
export interface RequestAddressing {
  readonly action: string
  readonly messageId: string
  readonly to: string
  /** Header blocks that follow the addressing ones: `wsse:Security`, ContexteBAM, ContexteLPS… */
  readonly headers?: readonly Markup[]
}

/** What an answer states: it names the request by `relatesTo`. An undefined property is left out. */
export interface ResponseAddressing {
  readonly action: string
  readonly messageId: string
  readonly relatesTo: string | undefined
}

const understood = { 'soap:mustUnderstand': 'true' }

const envelope = (headers: readonly Markup[], body: Markup): string =>
  document(
    el(
      'soap:Envelope',
      { 'xmlns:soap': soap12, 'xmlns:wsa': wsa },
      el('soap:Header', {}, headers),
      el('soap:Body', {}, body),
    ),
  )

/** A SOAP 1.2 request with the four addressing properties of the national services (MessageID, To, ReplyTo, Action). */
export const soapRequest = (addressing: RequestAddressing, body: Markup): string =>
  envelope(
    [
      el('wsa:MessageID', {}, addressing.messageId),
      el('wsa:To', {}, addressing.to),
      el('wsa:ReplyTo', understood, el('wsa:Address', {}, wsaAnonymous)),
      el('wsa:Action', understood, addressing.action),
      ...(addressing.headers ?? []),
    ],
    body,
  )

/** A SOAP 1.2 answer: Action, MessageID, To anonymous, RelatesTo. */
export const soapEnvelope = (addressing: ResponseAddressing, body: Markup): string =>
  envelope(
    [
      el('wsa:Action', {}, addressing.action),
      el('wsa:MessageID', {}, addressing.messageId),
      el('wsa:To', {}, wsaAnonymous),
      ...(addressing.relatesTo === undefined ? [] : [el('wsa:RelatesTo', {}, addressing.relatesTo)]),
    ],
    body,
  )

const asHttp = (status: number, body: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/soap+xml; charset=utf-8' },
  body,
})

/** HTTP 200 with a SOAP 1.2 envelope. */
export const soapResponse = (addressing: ResponseAddressing, body: Markup): HttpResponse =>
  asHttp(200, soapEnvelope(addressing, body))

export interface FaultContent {
  /** Whose mistake: `Sender` for the caller's message, `Receiver` for the service. */
  readonly code: 'Sender' | 'Receiver' | 'MustUnderstand' | 'VersionMismatch'
  /** A qualified name with the prefix `soap`, `wsa` or `wsse`: `wsa:MessageAddressingHeaderRequired`. */
  readonly subcode?: string
  readonly reason: string
  /** Language of the reason; French by default. */
  readonly lang?: string
  readonly detail?: Markup
  /** Default 400 for `Sender`, else 500 (SOAP 1.2 part 2, 7.5.2.2). */
  readonly status?: number
}

const faultAction = 'http://www.w3.org/2005/08/addressing/soap/fault'

/** The envelope declares soap and wsa; a name of another vocabulary brings its own declaration. */
const declaredBy = (name: string): Record<string, string> => (name.startsWith('wsse:') ? { 'xmlns:wsse': wsse } : {})

/** A SOAP 1.2 fault as an HTTP answer. `action` defaults to the addressing specification's own fault action. */
export const soapFault = (
  addressing: Omit<ResponseAddressing, 'action'> & { readonly action?: string },
  fault: FaultContent,
): HttpResponse => {
  const code = el(
    'soap:Code',
    {},
    el('soap:Value', {}, `soap:${fault.code}`),
    fault.subcode === undefined
      ? undefined
      : el('soap:Subcode', {}, el('soap:Value', declaredBy(fault.subcode), fault.subcode)),
  )
  const body = el(
    'soap:Fault',
    {},
    code,
    el('soap:Reason', {}, el('soap:Text', { 'xml:lang': fault.lang ?? 'fr' }, fault.reason)),
    fault.detail === undefined ? undefined : el('soap:Detail', {}, fault.detail),
  )
  return asHttp(
    fault.status ?? (fault.code === 'Sender' ? 400 : 500),
    soapEnvelope({ ...addressing, action: addressing.action ?? faultAction }, body),
  )
}
