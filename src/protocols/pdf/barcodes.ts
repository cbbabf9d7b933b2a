import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { inkOf } from './ink.ts'
import type { GreyImage } from './render.ts'

const require = createRequire(import.meta.url)

/** The reader loads its WebAssembly from a URL unless it is given: here it is the package's own file. */
let prepared: Promise<unknown> | undefined

const prepare = (): Promise<unknown> => {
  prepared ??= readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).then((file) =>
    prepareZXingModule({
      overrides: { wasmBinary: new Uint8Array(file).buffer },
      fireImmediately: true,
    }),
  )
  return prepared
}

/** A grey image in the one format of files that the reader takes without a change of colours: a PGM. */
const pgmOf = ({ width, height, pixels }: GreyImage): Uint8Array => {
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
  const file = new Uint8Array(header.length + pixels.length)
  file.set(header)
  file.set(pixels, header.length)
  return file
}

/**
 * An image is also looked at a third, a ninth… of its size as long as it is wider than this, in pixels: codes that are
 * drawn large, or roughly, are found there. A part of a page is looked at as small as the whole page was.
 */
const smallest = 150

const readPart = async (image: GreyImage, formats: readonly 'DataMatrix'[]): Promise<readonly string[] | undefined> => {
  const options = { formats: [...formats], tryHarder: true, tryInvert: false, downscaleThreshold: smallest }
  // The reader throws the address of a C++ exception on images that it cannot take.
  const found = await readBarcodes(pgmOf(image), options).catch(() => undefined)
  return found?.filter(({ isValid }) => isValid).map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
}

const read = async (image: GreyImage, formats: readonly 'DataMatrix'[]): Promise<readonly string[] | undefined> => {
  if (image.pixels.length === 0) return undefined
  await prepare()
  const codes: string[] = []
  for (const part of inkOf(image)) {
    const found = await readPart(part, formats)
    if (found === undefined) return undefined
    codes.push(...found)
  }
  return codes
}

/** The text of every datamatrix that can be read in an image, separators kept; undefined when the reader gives up. */
export const readDatamatrices = (image: GreyImage): Promise<readonly string[] | undefined> =>
  read(image, ['DataMatrix'])

/** The same for every symbology: datamatrix, QR code, PDF417, Code 128… */
export const readCodes = (image: GreyImage): Promise<readonly string[] | undefined> => read(image, [])
