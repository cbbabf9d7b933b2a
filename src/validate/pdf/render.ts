import { PDFiumLibrary } from '@hyzyla/pdfium'

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

/** A datamatrix of 8 mm has about 40 modules: at 216 dpi a module is nearly two pixels wide. */
const resolution = 3
const longestSide = 3_000

/** The first page of a PDF as an image; undefined when PDFium cannot draw it. */
export const renderFirstPage = async (pdf: Uint8Array): Promise<GreyImage | undefined> => {
  const pdfium = await opened()
  try {
    const document = await pdfium.loadDocument(pdf)
    try {
      if (document.getPageCount() === 0) return undefined
      const page = document.getPage(0)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const longest = Math.max(originalWidth, originalHeight, 1)
      const scale = Math.min(resolution, longestSide / longest)
      const { width, height, data } = await page.render({
        scale,
        colorSpace: 'Gray',
        render: async (image) => image.data,
      })
      return { width, height, pixels: Uint8Array.from(data) }
    } finally {
      document.destroy()
    }
  } catch (error) {
    // A trap in WebAssembly leaves the module in an unknown state.
    if (error instanceof Error && error.name === 'RuntimeError') library = undefined
    return undefined
  }
}
