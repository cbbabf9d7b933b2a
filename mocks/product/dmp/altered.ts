import { randomBytes } from 'node:crypto'
import type { Attachment } from '../../../src/protocols/http/multipart-related.ts'
import { soap11, soap12 } from '../../../src/protocols/soap/namespaces.ts'
import type { ProductContext, StoredDocument } from '../context.ts'

// What the switchable defects do to a submission on its way out. Nothing here happens without a defect.

const entry = /<rim:ExtrinsicObject[\s\S]*?<\/rim:ExtrinsicObject>/

/** Puts a value in the place of what follows the prefix that the pattern captures. */
const inEntry = (xml: string, what: RegExp, by: string): string =>
  xml.replace(entry, (whole) => whole.replace(what, (_, prefix: string) => prefix + by))

/** The metadata that is sent, altered by the metadata defects of this domain. */
export const alteredMetadata = (xml: string, context: ProductContext): string => {
  let sent = xml
  if (context.has('dmp.metadata-title-differs')) {
    sent = inEntry(sent, /(<rim:Name><rim:LocalizedString[^>]*\bvalue=")[^"]*/, 'Document sans titre')
  }
  if (context.has('dmp.metadata-service-time-differs')) {
    sent = inEntry(sent, /(name="serviceStartTime"><rim:ValueList><rim:Value>)\d+/, '20010101000000')
  }
  if (context.has('dmp.metadata-creation-time-differs')) {
    sent = inEntry(sent, /(name="creationTime"><rim:ValueList><rim:Value>)\d+/, '20010101000000')
  }
  if (context.has('dmp.metadata-unique-id-differs')) {
    const uniqueId = /(urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab" value=")[^"]*/
    sent = inEntry(sent, uniqueId, '2.25.1')
  }
  if (context.has('dmp.hash-is-all-zeros')) sent = inEntry(sent, hashValue, '0'.repeat(40))
  if (context.has('dmp.hash-is-wrong')) sent = inEntry(sent, hashValue, randomBytes(20).toString('hex'))
  if (context.has('dmp.size-is-wrong')) sent = inEntry(sent, sizeValue, '1')
  if (context.has('dmp.hash-is-absent')) sent = sent.replace(slotOf('hash'), '')
  if (context.has('dmp.size-is-absent')) sent = sent.replace(slotOf('size'), '')
  if (context.has('dmp.entry-of-another-mime-type'))
    sent = sent.replace('mimeType="text/xml"', 'mimeType="application/pdf"')
  if (context.has('dmp.submission-without-a-set')) {
    sent = sent.replace(/<rim:RegistryPackage[\s\S]*?<\/rim:RegistryPackage>/, '')
  }
  if (context.has('dmp.confidentiality-of-an-unknown-scheme')) {
    sent = sent.replace(confidentialityScheme, (_, before: string) => `${before}1.2.3.4`)
  }
  return sent
}

const slotOf = (name: string): RegExp => new RegExp(`<rim:Slot name="${name}">[\\s\\S]*?</rim:Slot>`)
const hashValue = /(name="hash"><rim:ValueList><rim:Value>)[0-9a-f]+/
const sizeValue = /(name="size"><rim:ValueList><rim:Value>)\d+/
const confidentialityScheme =
  /(classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f"[\s\S]*?<rim:Value>)[^<]*/

/** An envelope and what travels beside it. */
interface Travelling {
  readonly envelope: string
  readonly attachments: readonly Attachment[] | undefined
}

/** The documents inside the envelope, in base 64, in the place of their XOP references. */
const inlined = ({ envelope, attachments = [] }: Travelling): string =>
  attachments.reduce(
    (xml, { body }) => xml.replace(/<xop:Include[^>]*\/>/, Buffer.from(body).toString('base64')),
    envelope,
  )

/** The message as it is sent, altered by the transport defects of this domain. */
export const alteredTransport = (message: Travelling, context: ProductContext): Travelling => {
  const { envelope, attachments } = message
  if (context.has('dmp.feeds-without-mtom')) return { envelope: inlined(message), attachments: undefined }
  if (context.has('dmp.document-part-is-missing')) return { envelope, attachments: attachments && [] }
  if (context.has('dmp.speaks-soap-1.1')) return { envelope: envelope.replaceAll(soap12, soap11), attachments }
  if (context.has('dmp.omits-wsa-to')) {
    return { envelope: envelope.replace(/<wsa:To>[^<]*<\/wsa:To>/, ''), attachments }
  }
  return message
}

/** The document that is sent: without its INS, or a bare PDF instead of the CDA, when a defect says so. */
export const alteredDocument = (stored: StoredDocument, context: ProductContext): StoredDocument => {
  if (context.has('dmp.feeds-bare-pdf')) return { ...stored, cda: stored.pdf }
  const without = (part: RegExp): StoredDocument => {
    const cda = new TextDecoder().decode(stored.cda)
    return { ...stored, cda: new TextEncoder().encode(cda.replace(part, '')) }
  }
  if (context.has('dmp.cda-without-its-realm')) return without(/<realmCode[^>]*\/>/)
  if (!context.has('dmp.feeds-cda-without-ins')) return stored
  const ins = /<id\b[^>]*\broot="1\.2\.250\.1\.213\.1\.4\.(?:8|9|10|11)"[^>]*\/>/g
  return without(ins)
}
