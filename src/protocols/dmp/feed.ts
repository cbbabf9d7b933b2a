import type { XmlElement } from '../../xml/element.ts'
import { descendants, find } from '../../xml/find.ts'
import { readMetadata } from '../xds/metadata.ts'
import type { Metadata } from '../xds/types.ts'
import { ns } from '../xds/uuids.ts'
import type { SoapMessage } from './message.ts'
import { xop } from './names.ts'

/** One document of a submission. `bytes` is undefined when an XOP reference leads nowhere. */
export interface FedDocument {
  /** `Document/@id`: the id of its ExtrinsicObject. */
  readonly id: string
  readonly bytes: Uint8Array | undefined
  readonly carriedBy: 'xop' | 'inline'
}

/** What a TD2.1 (ITI-41) brings: metadata and documents. */
export interface Feed {
  readonly metadata: Metadata
  readonly documents: readonly FedDocument[]
}

/** The cid scheme is a URL: the Content-ID is percent-encoded in it (RFC 2392). */
const contentIdOf = (href: string): string => {
  const encoded = href.replace(/^cid:/i, '')
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

const documentOf = (element: XmlElement, message: SoapMessage): FedDocument => {
  const id = element.attributes.id ?? ''
  const href = find(element, [xop, 'Include'])?.attributes.href
  if (href === undefined) return { id, bytes: Buffer.from(element.text, 'base64'), carriedBy: 'inline' }
  const contentId = contentIdOf(href)
  const part = message.attachments.find((attachment) => attachment.contentId === contentId)
  return { id, bytes: part?.body, carriedBy: 'xop' }
}

/** The submission of an ITI-41 request, or undefined when the message is another one. */
export const readFeed = (message: SoapMessage): Feed | undefined => {
  const { body } = message.envelope
  if (body.ns !== ns.xdsb || body.name !== 'ProvideAndRegisterDocumentSetRequest') return undefined
  return {
    metadata: readMetadata(body),
    documents: descendants(body, ns.xdsb, 'Document').map((element) => documentOf(element, message)),
  }
}
