import type { Attachment } from 'nodemailer/lib/mailer'
import { pdfNameOf } from '../../../src/protocols/mail/pdf-name.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { xdmArchive } from './archive.ts'
import type { CarriedDocument } from './carried.ts'

export const pdfNamedFreely = defect(
  'mss.pdf-named-freely',
  'warn',
  ['mss.pdfNameFollowsEco216'],
  'Le PDF porte le titre du document pour nom',
  'The PDF has the title of the document for its name',
)

/** Name of the PDF by ECO.2.1.6, from the header of the CDA that it comes with. */
const pdfName = ({ header, stored }: CarriedDocument, { has }: ProductContext): string => {
  if (has(pdfNamedFreely)) return `${stored.title}.pdf`
  const patient = header.recordTargets[0]
  return pdfNameOf({
    date: (header.documentationOf[0]?.effectiveTimeLow ?? stored.createdAt.replaceAll('-', '')).slice(0, 8),
    label: header.code?.displayName ?? stored.typeLabel,
    family: patient?.birthFamily ?? '',
    given: patient?.firstGiven ?? '',
    record: undefined,
  })
}

/** A reader sees no difference, but the bytes are no longer those inside the CDA. */
const madeAgain = (pdf: Uint8Array): Buffer => Buffer.concat([pdf, Buffer.from('\n')])

export const withoutArchive = defect(
  'mss.without-archive',
  'fail',
  ['mss.documentsTravelInAnXdmArchive'],
  'Les CDA sont joints tels quels, sans archive IHE_XDM',
  'The CDA are attached bare, without an IHE_XDM archive',
)

export const pdfMissing = defect(
  'mss.pdf-missing',
  'fail',
  ['mss.everyCdaComesWithItsPdf'],
  'Les documents ne sont pas joints en PDF',
  'The documents are not attached as PDF',
)

export const pdfMadeAgain = defect(
  'mss.pdf-made-again',
  'warn',
  ['mss.pdfIsTheOneInsideTheCda'],
  'Le PDF joint n’est pas celui que le CDA contient',
  'The attached PDF is not the one that the CDA holds',
)

/** MSS/CONF.23: the archive with the CDA, and the same documents in PDF. */
export const attachmentsOf = async (
  documents: readonly CarriedDocument[],
  context: ProductContext,
): Promise<Attachment[]> => {
  if (documents.length === 0) return []
  const stored = documents.map((document) => document.stored)
  const archive: Attachment[] = context.has(withoutArchive)
    ? stored.map(({ cda }, index) => ({
        filename: `DOC${index + 1}.XML`,
        content: Buffer.from(cda),
        contentType: 'text/xml',
      }))
    : [{ filename: 'IHE_XDM.ZIP', content: await xdmArchive(stored, context), contentType: 'application/zip' }]
  if (context.has(pdfMissing)) return archive
  const pdfs = documents.map((document) => ({
    filename: pdfName(document, context),
    content: context.has(pdfMadeAgain) ? madeAgain(document.stored.pdf) : Buffer.from(document.stored.pdf),
    contentType: 'application/pdf',
  }))
  return [...archive, ...pdfs]
}
