import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { GreyImage } from './render.ts'

/** An ImageData, which Node has no class for. */
type Input = Parameters<typeof readBarcodes>[0]

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

/** Each grey level as an opaque pixel: alpha and three equal channels. */
const rgbaOf = ({ width, height, pixels }: GreyImage): Uint8ClampedArray<ArrayBuffer> => {
  const rgba = new Uint32Array(width * height)
  for (let at = 0; at < rgba.length; at += 1) rgba[at] = 0xff000000 + (pixels[at] ?? 255) * 0x010101
  return new Uint8ClampedArray(rgba.buffer)
}

const read = async (image: GreyImage, formats: readonly 'DataMatrix'[]): Promise<readonly string[] | undefined> => {
  await prepare()
  const data = { data: rgbaOf(image), width: image.width, height: image.height, colorSpace: 'srgb' } as Input
  // The reader throws the address of a C++ exception on images that it cannot take, such as one without a pixel.
  const found = await readBarcodes(data, { formats: [...formats], tryHarder: true, tryInvert: false }).catch(
    () => undefined,
  )
  return found?.filter(({ isValid }) => isValid).map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
}

/** The text of every datamatrix that can be read in an image, separators kept; undefined when the reader gives up. */
export const readDatamatrices = (image: GreyImage): Promise<readonly string[] | undefined> =>
  read(image, ['DataMatrix'])

/** The same for every symbology: datamatrix, QR code, PDF417, Code 128… */
export const readCodes = (image: GreyImage): Promise<readonly string[] | undefined> => read(image, [])
