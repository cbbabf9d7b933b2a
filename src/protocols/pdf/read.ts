import { decodePDFRawStream, PDFDict, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import { PdfError } from './error.ts'
import type { PdfFacts } from './facts.ts'
import { dictionariesOf, hasOutputIntent, inventoryOf } from './inventory.ts'
import { entry, has, namesAt, resolved } from './objects.ts'
import { quietly } from './quiet.ts'

/** Object streams inflate up to a thousandfold: a file that has them may not be larger than this to be opened. */
const largestCompressed = 20 * 1024 * 1024
const largest = 200 * 1024 * 1024
/** An XMP packet of a document is a few kilobytes. */
const largestXmp = 1024 * 1024

const tooLarge = (most: number): PdfError =>
  new PdfError({
    fr: `Le PDF dépasse ${most} octets : il n'est pas ouvert.`,
    en: `The PDF is larger than ${most} bytes: it is not opened.`,
  })

const unreadable = (cause: unknown): PdfError =>
  new PdfError(
    {
      fr: 'Le PDF ne peut pas être lu : sa structure est abîmée ou incomplète.',
      en: 'The PDF cannot be read: its structure is damaged or incomplete.',
    },
    cause,
  )

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

const xmpOf = (catalog: PDFDict | undefined): Pick<PdfFacts, 'xmp' | 'xmpInClear'> => {
  const stream = entry(catalog, 'Metadata')
  if (!(stream instanceof PDFRawStream) || stream.contents.length > largestXmp)
    return { xmp: undefined, xmpInClear: true }
  const filters = namesAt(stream.dict, 'Filter')
  try {
    const bytes = filters.length === 0 ? stream.contents : decodePDFRawStream(stream).decode()
    return { xmp: new TextDecoder().decode(bytes), xmpInClear: filters.length === 0 }
  } catch {
    return { xmp: undefined, xmpInClear: false }
  }
}

const headerOf = (bytes: Uint8Array): Pick<PdfFacts, 'version' | 'binaryComment'> => {
  const start = latin1(bytes.subarray(0, 64))
  const [, version, comment] = /^%PDF-(\d\.\d)[\r\n]+(%[\x80-\xff]{4})?/.exec(start) ?? []
  return { version, binaryComment: comment !== undefined }
}

const load = async (bytes: Uint8Array): Promise<PDFDocument> => {
  try {
    return await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false, throwOnInvalidObject: false })
  } catch (error) {
    throw unreadable(error)
  }
}

const read = async (bytes: Uint8Array): Promise<PdfFacts> => {
  const compressedObjects = /\/(?:ObjStm|XRef)\b/.test(latin1(bytes))
  const most = compressedObjects ? largestCompressed : largest
  if (bytes.byteLength > most) throw tooLarge(most)
  const { context } = await load(bytes)
  try {
    const root = resolved(context, context.trailerInfo.Root)
    const catalog = root instanceof PDFDict ? root : undefined
    if (!catalog) throw unreadable(undefined)
    return {
      ...headerOf(bytes),
      encrypted: context.trailerInfo.Encrypt !== undefined,
      hasId: context.trailerInfo.ID !== undefined,
      compressedObjects,
      ...xmpOf(catalog),
      outputIntent: hasOutputIntent(catalog),
      ...inventoryOf(dictionariesOf(context), catalog),
      optionalContent: has(catalog, 'OCProperties'),
    }
  } catch (error) {
    throw error instanceof PdfError ? error : unreadable(error)
  }
}

/**
 * Reads what a PDF says of itself, pages not interpreted.
 * @throws PdfError when it cannot be read, or is too large to be opened safely
 */
export const readPdf = (bytes: Uint8Array): Promise<PdfFacts> => quietly(() => read(bytes))
