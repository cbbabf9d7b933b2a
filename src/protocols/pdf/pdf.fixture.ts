import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

const require = createRequire(import.meta.url)
const font = require.resolve('@fontsource/lato/files/lato-latin-400-normal.woff')

/** A PDF/A-1b of one page, drawn by `draw`. */
export const pdfWith = (
  draw: (pdf: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = { subset: 'PDF/A-1b', pdfVersion: '1.4', font },
): Promise<Buffer> => {
  const pdf = new PDFDocument({ size: 'A4', info: { Title: 'Essai', CreationDate: new Date(0) }, ...options })
  draw(pdf)
  pdf.end()
  return buffer(pdf as unknown as AsyncIterable<Buffer>)
}

const codeOf = async (text: string, format: 'DataMatrix' | 'QRCode', options: string): Promise<Buffer> => {
  const file = await readFile(require.resolve('zxing-wasm/writer/zxing_writer.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer }, fireImmediately: true })
  const { image, error } = await writeBarcode(text, { format, scale: 4, options })
  if (!image) throw new Error(error)
  return Buffer.from(await image.arrayBuffer())
}

/** A PNG of a square datamatrix with this text. */
export const datamatrixOf = (text: string): Promise<Buffer> => codeOf(text, 'DataMatrix', 'forceSquare')

/** A PNG of a QR code with this text. */
export const qrCodeOf = (text: string): Promise<Buffer> => codeOf(text, 'QRCode', '')
