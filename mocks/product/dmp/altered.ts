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
  return sent
}

/** The document that is sent: without its INS, or a bare PDF instead of the CDA, when a defect says so. */
export const alteredDocument = (stored: StoredDocument, context: ProductContext): StoredDocument => {
  if (context.has('dmp.feeds-bare-pdf')) return { ...stored, cda: stored.pdf }
  if (!context.has('dmp.feeds-cda-without-ins')) return stored
  const cda = new TextDecoder().decode(stored.cda)
  const ins = /<id\b[^>]*\broot="1\.2\.250\.1\.213\.1\.4\.(?:8|9|10|11)"[^>]*\/>/g
  return { ...stored, cda: new TextEncoder().encode(cda.replace(ins, '')) }
}
