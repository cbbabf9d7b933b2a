import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { document } from '../../../src/xml/write.ts'
import type { ProductContext, StoredDocument } from '../context.ts'
import { submitObjectsRequest } from '../documents/metadata.ts'
import { indexPage, readme } from './presentation.ts'

const folder = 'IHE_XDM/SUBSET01'

/** 8.3 names of ISO 9660 level 1, as the volet Échange de documents writes them. */
const documentName = (index: number): string => `DOC${String(index + 1).padStart(5, '0')}.XML`

/** NESSI RUTH, another public identity of the INSi test set. */
const somebodyElse = '277076322082910'

const metadataOf = (documents: readonly StoredDocument[], context: ProductContext): string => {
  const shift = context.has('mss.metadata-uri-wrong') ? 90_000 : 0
  const written = document(submitObjectsRequest(documents, context, (index) => documentName(index + shift)))
  const otherPatient = context.has('mss.metadata-of-another-patient')
    ? written.replaceAll(/\d{15}(?=\^\^\^)/g, somebodyElse)
    : written
  return context.has('mss.metadata-hash-wrong')
    ? otherPatient.replaceAll(/\b[0-9a-f]{40}\b/g, '0'.repeat(40))
    : otherPatient
}

/** IHE_XDM.ZIP around these documents of one patient. */
export const xdmArchive = async (documents: readonly StoredDocument[], context: ProductContext): Promise<Buffer> => {
  const zip = new ZipFile()
  const add = (name: string, content: string | Uint8Array) => zip.addBuffer(Buffer.from(content), name)
  const names = documents.map((_, index) => documentName(index))
  if (!context.has('mss.xdm-without-readme')) {
    add('INDEX.HTM', indexPage(context))
    add('README.TXT', readme(context, names))
  }
  add(`${folder}/METADATA.XML`, metadataOf(documents, context))
  for (const [index, { cda }] of documents.entries()) add(`${folder}/${documentName(index)}`, cda)
  zip.end()
  return buffer(zip.outputStream)
}
