import { isMultipartRelated, type MultipartPart, readMultipartRelated } from '../http/multipart-related.ts'
import { type Envelope, readEnvelope } from '../soap/envelope.ts'
import { directly, type Reader, type View } from '../views.ts'

/** A SOAP message as it came over HTTP, alone or as the root of an MTOM entity. */
export interface SoapMessage {
  readonly envelope: Envelope
  /** The bytes of the envelope: what a signature is verified on. */
  readonly envelopeBytes: Uint8Array
  readonly mtom: boolean
  readonly attachments: readonly MultipartPart[]
}

/**
 * Reads an HTTP body that carries SOAP, MTOM or not. `view` keeps the envelope for whoever reads it again.
 * @throws XmlError or MultipartError when it carries none
 */
export const readSoapMessage = (
  contentType: string | undefined,
  body: Uint8Array,
  view: View = directly,
): SoapMessage => {
  if (contentType === undefined || !isMultipartRelated(contentType)) {
    return { envelope: view(body, readEnvelope), envelopeBytes: body, mtom: false, attachments: [] }
  }
  const { root, attachments } = readMultipartRelated(contentType, body)
  return { envelope: view(root.body, readEnvelope), envelopeBytes: root.body, mtom: true, attachments }
}

/** The reader of a message of which bytes and Content-Type are known. */
export const soapMessageIn: Reader<SoapMessage> = (body, view, contentType) => readSoapMessage(contentType, body, view)
