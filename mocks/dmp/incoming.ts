import { type HttpRequest, header } from '../../src/model/exchange.ts'
import type { Answer } from '../../src/model/service.ts'
import { readSoapMessage, type SoapMessage } from '../../src/protocols/dmp/message.ts'
import { MultipartError } from '../../src/protocols/http/multipart-related.ts'
import { type Assertion, assertionIn, missingVihfAttributes } from '../../src/protocols/saml/assertion.ts'
import { sameDistinguishedName } from '../../src/protocols/saml/dn.ts'
import { verifyAssertionSignature } from '../../src/protocols/saml/signature.ts'
import { soapFault } from '../../src/protocols/soap/write.ts'
import { XmlError } from '../../src/xml/problem.ts'
import type { DmpAssumption } from './assumptions.ts'
import type { DmpState } from './state.ts'

/** A request as every operation of the DMP reads it, with what the real service would say against it. */
export interface Incoming {
  readonly message: SoapMessage
  readonly assertion: Assertion
  /** Why the real service would refuse the message although the mock goes on. */
  readonly notes: readonly string[]
}

/** The SOAP message of a request, or undefined when it is not readable: used to tell operations apart. */
export const messageOf = (request: HttpRequest): SoapMessage | undefined => {
  try {
    return readSoapMessage(header(request.headers, 'content-type'), request.body)
  } catch (error) {
    if (error instanceof XmlError || error instanceof MultipartError) return undefined
    throw error
  }
}

/** A SOAP fault that blames the sender. */
export const refuse = (
  state: DmpState,
  message: SoapMessage | undefined,
  fault: { readonly reason: string; readonly subcode?: string; readonly assumption?: DmpAssumption },
): Answer => ({
  response: soapFault(
    { messageId: `urn:uuid:${state.uuid()}`, relatesTo: message?.envelope.messageId },
    {
      code: 'Sender',
      reason: fault.reason,
      lang: 'en',
      ...(fault.subcode === undefined ? {} : { subcode: fault.subcode }),
    },
  ),
  notes: [`refused: ${fault.reason}`],
  ...(fault.assumption === undefined ? {} : { assumptions: [fault.assumption] }),
})

const envelopeNotes = ({ envelope }: SoapMessage): readonly string[] => [
  ...(envelope.version === '1.1' ? ['SOAP 1.1 envelope: the DMP speaks SOAP 1.2'] : []),
  ...(envelope.to === undefined ? ['wsa:To is missing'] : []),
  ...(envelope.replyTo === undefined ? ['wsa:ReplyTo is missing'] : []),
]

const vihfNotes = (message: SoapMessage, assertion: Assertion): readonly string[] => {
  const missing = missingVihfAttributes(assertion)
  const signature = verifyAssertionSignature(message.envelopeBytes)
  const signer = signature.certificateSubject
  return [
    ...(missing.length > 0 ? [`VIHF without ${missing.join(', ')}`] : []),
    ...(signature.valid ? [] : [`VIHF signature: ${signature.reason?.en ?? 'not valid'}`]),
    ...(signer !== undefined && !sameDistinguishedName(signer, assertion.issuer ?? '')
      ? [`VIHF Issuer "${assertion.issuer ?? ''}" is not the subject of the signing certificate "${signer}"`]
      : []),
    ...(assertion.authenticationMode === 'INDIRECTE_RENFORCEE'
      ? ['under AIR the rights matrix grants neither TD2.1 nor TD2.2']
      : []),
  ]
}

/**
 * What every transaction demands: a readable message, the addressing headers, a VIHF. Refuses what the real service
 * cannot even attribute to somebody; notes the rest and goes on.
 */
export const receive = (request: HttpRequest, state: DmpState, treat: (incoming: Incoming) => Answer): Answer => {
  const message = messageOf(request)
  if (message === undefined) return refuse(state, message, { reason: 'the body is no readable SOAP message' })
  const { envelope } = message
  if (envelope.action === undefined || envelope.messageId === undefined) {
    return refuse(state, message, {
      subcode: 'wsa:MessageAddressingHeaderRequired',
      reason: 'A required header representing a Message Addressing Property is not present',
    })
  }
  const assertion = assertionIn(envelope)
  if (assertion === undefined) {
    return refuse(state, message, { reason: 'no VIHF in wsse:Security', assumption: 'dmp.vihf-fault' })
  }
  return treat({ message, assertion, notes: [...envelopeNotes(message), ...vihfNotes(message, assertion)] })
}
