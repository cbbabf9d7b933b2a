import { parseXml, type XmlElement } from '../../xml/element.ts'
import { find, textAt } from '../../xml/find.ts'
import { XmlError } from '../../xml/problem.ts'
import { soap11, soap12, wsa, wsse } from './namespaces.ts'

/** A SOAP message with its addressing properties (WS-Addressing 1.0) taken out. Absent properties are undefined. */
export interface Envelope {
  readonly version: '1.1' | '1.2'
  /** `wsa:Action`, trimmed. */
  readonly action: string | undefined
  /** `wsa:MessageID` as written: `urn:uuid:…`, `uuid:…` or a bare UUID. */
  readonly messageId: string | undefined
  readonly relatesTo: string | undefined
  readonly to: string | undefined
  /** Address of `wsa:ReplyTo`. */
  readonly replyTo: string | undefined
  /** Every header block, in order. */
  readonly headers: readonly XmlElement[]
  /** The first child of the Body: the payload, or the Fault. */
  readonly body: XmlElement
}

const versionOf = (root: XmlElement): Envelope['version'] => {
  if (root.name === 'Envelope' && root.ns === soap12) return '1.2'
  if (root.name === 'Envelope' && root.ns === soap11) return '1.1'
  const found = `{${root.ns}}${root.name}`
  throw new XmlError('shape', {
    fr: `Une enveloppe SOAP est attendue, ${found} a été trouvé.`,
    en: `a SOAP Envelope is expected, ${found} was found`,
  })
}

/** The typed view of a SOAP element already parsed. @throws XmlError when it is not an envelope or has no payload */
export const envelopeOf = (root: XmlElement): Envelope => {
  const version = versionOf(root)
  const header = find(root, 'Header')
  const body = find(root, 'Body')
  const payload = body?.children[0]
  if (payload === undefined)
    throw new XmlError('shape', {
      fr: 'Le « Body » SOAP manque ou il est vide.',
      en: 'the SOAP "Body" is missing or empty',
    })
  return {
    version,
    action: textAt(header, [wsa, 'Action']),
    messageId: textAt(header, [wsa, 'MessageID']),
    relatesTo: textAt(header, [wsa, 'RelatesTo']),
    to: textAt(header, [wsa, 'To']),
    replyTo: textAt(header, [wsa, 'ReplyTo'], 'Address'),
    headers: header?.children ?? [],
    body: payload,
  }
}

/**
 * Reads a SOAP 1.2 (or 1.1) message. For a message that came as multipart/related, give the root part only.
 * @throws XmlError when the bytes are not XML, not a SOAP envelope, or the Body is empty
 */
export const readEnvelope = (input: string | Uint8Array): Envelope => envelopeOf(parseXml(input))

/** The first header block of this name. */
export const headerBlock = (envelope: Envelope, ns: string, name: string): XmlElement | undefined =>
  envelope.headers.find((block) => block.ns === ns && block.name === name)

/** The `wsse:Security` block, where the SAML assertion travels. */
export const securityHeader = (envelope: Envelope): XmlElement | undefined => headerBlock(envelope, wsse, 'Security')

/** The addressing headers that a request must carry and that this one lacks. Official samples leave To empty: it is there. */
export const missingAddressing = (envelope: Envelope): readonly string[] => [
  ...(envelope.action ? [] : ['Action']),
  ...(envelope.messageId ? [] : ['MessageID']),
  ...(headerBlock(envelope, wsa, 'To') === undefined ? ['To'] : []),
]
