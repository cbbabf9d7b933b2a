import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { document } from '../../../src/xml/write.ts'
import type { ProductContext, StoredDocument } from '../context.ts'
import { defect } from '../defect.ts'
import { submitObjectsRequest } from '../documents/metadata.ts'
import { indexPage, readme } from './presentation.ts'

const folder = 'IHE_XDM/SUBSET01'

/** 8.3 names of ISO 9660 level 1, as the volet Échange de documents writes them. */
const documentName = (index: number): string => `DOC${String(index + 1).padStart(5, '0')}.XML`

/** NESSI RUTH, another public identity of the INSi test set. */
const somebodyElse = '277076322082910'

export const metadataUriWrong = defect(
  'mss.metadata-uri-wrong',
  'fail',
  ['mss.xdmMetadataNameEveryDocument'],
  'METADATA.XML nomme un fichier qui n’est pas dans l’archive',
  'METADATA.XML names a file that is not in the archive',
)

export const metadataOfAnotherPatient = defect(
  'mss.metadata-of-another-patient',
  'fail',
  ['mss.xdmMetadataAgreeWithTheCda'],
  'METADATA.XML porte le matricule d’une autre personne que le CDA',
  'METADATA.XML holds the matricule of another person than the CDA',
)

export const metadataHashWrong = defect(
  'mss.metadata-hash-wrong',
  'warn',
  ['mss.xdmMetadataCarrySizeAndHash'],
  'L’empreinte de METADATA.XML n’est pas celle du document',
  'The hash in METADATA.XML is not that of the document',
)

const metadataOf = (documents: readonly StoredDocument[], context: ProductContext): string => {
  const shift = context.has(metadataUriWrong) ? 90_000 : 0
  const written = document(submitObjectsRequest(documents, context, (index) => documentName(index + shift)))
  const otherPatient = context.has(metadataOfAnotherPatient)
    ? written.replaceAll(/\d{15}(?=\^\^\^)/g, somebodyElse)
    : written
  return context.has(metadataHashWrong) ? otherPatient.replaceAll(/\b[0-9a-f]{40}\b/g, '0'.repeat(40)) : otherPatient
}

export const xdmWithoutReadme = defect(
  'mss.xdm-without-readme',
  'warn',
  ['mss.xdmArchiveHasItsIndexAndReadme'],
  'L’archive n’a ni INDEX.HTM ni README.TXT',
  'The archive has neither INDEX.HTM nor README.TXT',
)

/** IHE_XDM.ZIP around these documents of one patient. */
export const xdmArchive = async (documents: readonly StoredDocument[], context: ProductContext): Promise<Buffer> => {
  const zip = new ZipFile()
  const add = (name: string, content: string | Uint8Array) => zip.addBuffer(Buffer.from(content), name)
  const names = documents.map((_, index) => documentName(index))
  if (!context.has(xdmWithoutReadme)) {
    add('INDEX.HTM', indexPage(context))
    add('README.TXT', readme(context, names))
  }
  add(`${folder}/METADATA.XML`, metadataOf(documents, context))
  for (const [index, { cda }] of documents.entries()) add(`${folder}/${documentName(index)}`, cda)
  zip.end()
  return buffer(zip.outputStream)
}
