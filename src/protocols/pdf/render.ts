import { PDFiumLibrary } from '@hyzyla/pdfium'
import { isDrawable } from './drawable.ts'

/** A page as grey levels, one byte a pixel, row by row. */
export interface GreyImage {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** PDFium in WebAssembly, from the package's own file: no native code, no download. Made again after it broke. */
let library: Promise<PDFiumLibrary> | undefined

const opened = (): Promise<PDFiumLibrary> => {
  library ??= PDFiumLibrary.init()
  return library
}

type Loaded = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>
type Page = ReturnType<Loaded['getPage']>

/**
 * Pixels a point: 432 dpi. A datamatrix INS has some 42 modules a side, so that 8 mm wide, the smallest that was tried, a
 * module is 3.2 pixels wide; under 1.7 it cannot be read.
 */
const resolution = 6
const longestSide = 5_100

const drawn = async (page: Page): Promise<GreyImage> => {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const scale = Math.min(resolution, longestSide / Math.max(originalWidth, originalHeight, 1))
  const { width, height, data } = await page.render({ scale, colorSpace: 'Gray', render: async (image) => image.data })
  return { width, height, pixels: data }
}

/** What is found in a document that PDFium can open; undefined when it cannot open or draw it, or not safely. */
const within = async <T>(pdf: Uint8Array, look: (document: Loaded) => Promise<T>): Promise<T | undefined> => {
  if (!isDrawable(pdf)) return undefined
  const pdfium = await opened()
  try {
    const document = await pdfium.loadDocument(pdf)
    try {
      return await look(document)
    } finally {
      document.destroy()
    }
  } catch (error) {
    // A trap in WebAssembly leaves the module in an unknown state.
    if (error instanceof Error && error.name === 'RuntimeError') library = undefined
    return undefined
  }
}

/** The first page of a PDF as an image; undefined when PDFium cannot draw it. */
export const renderFirstPage = (pdf: Uint8Array): Promise<GreyImage | undefined> =>
  within(pdf, async (document) => (document.getPageCount() === 0 ? undefined : drawn(document.getPage(0))))

/** A page as it is printed: its text layer, and the page drawn. */
export interface PrintedPage {
  readonly text: string
  readonly image: GreyImage
}

/**
 * What `look` sees on the first pages of a PDF, `most` of them at most; undefined when PDFium cannot open or draw it. A
 * page of 432 dpi weighs 18 MB: the next one is drawn when this one has been looked at.
 */
export const eachPage = <T>(
  pdf: Uint8Array,
  most: number,
  look: (page: PrintedPage) => Promise<T>,
): Promise<readonly T[] | undefined> =>
  within(pdf, async (document) => {
    const seen: T[] = []
    for (let index = 0; index < Math.min(most, document.getPageCount()); index += 1) {
      const page = document.getPage(index)
      const text = page.getText()
      seen.push(await look({ text, image: await drawn(page) }))
    }
    return seen
  })
