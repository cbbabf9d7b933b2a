import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { DocumentContent } from './content.ts'
import { frenchDate, identityLines } from './identity-lines.ts'

const require = createRequire(import.meta.url)
/** PDF/A embeds every font, so none of the standard ones will do. */
const font = require.resolve('@fontsource/lato/files/lato-latin-400-normal.woff')
const boldFont = require.resolve('@fontsource/lato/files/lato-latin-700-normal.woff')

/** Info dictionary and XMP must say the same, and pdfkit does not escape the latter. */
const plain = (text: string): string => text.replace(/[<>&]/g, ' ')

/** Side of the datamatrix INS on paper, in points: 20 mm. */
const symbolSide = 56.7

/** What a printed document has beside the CDA header's data. */
interface OnPaper {
  readonly lines?: readonly string[]
  /** A PNG, drawn at the top on the right. */
  readonly symbol?: Uint8Array | undefined
}

/** The readable side of a document: a PDF/A-1b of one page, with the data of its CDA header. */
export const renderPdf = (
  content: DocumentContent,
  { lines = identityLines(content.patient), symbol }: OnPaper = {},
): Promise<Uint8Array> => {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const pdf = new PDFDocument({
    subset: 'PDF/A-1b',
    pdfVersion: '1.4',
    size: 'A4',
    font,
    info: {
      Title: plain(content.title),
      Author: plain(`${content.author.givenName} ${content.author.familyName}`),
      CreationDate: new Date(content.createdAt),
    },
  })
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
  pdf.on('error', reject)
  if (symbol) pdf.image(Buffer.from(symbol), pdf.page.width - 72 - symbolSide, 36, { width: symbolSide })
  pdf.font(boldFont).fontSize(16).text(content.title).moveDown()
  pdf.font(font).fontSize(11)
  for (const line of lines) pdf.text(line)
  pdf.moveDown().text(`${content.practice.name}, le ${frenchDate(content.createdAt)}`)
  pdf.text(`${content.author.givenName} ${content.author.familyName} (${content.author.nationalId})`)
  pdf.moveDown().text(`${content.type.label} : document fictif du produit de référence, sans valeur médicale.`)
  pdf.end()
  return promise
}
