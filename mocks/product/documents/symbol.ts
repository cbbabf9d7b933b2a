import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

const require = createRequire(import.meta.url)

/** The writer loads its WebAssembly from a URL unless it is given: here it is the package's own file. */
let prepared: Promise<unknown> | undefined

const prepare = (): Promise<unknown> => {
  prepared ??= readFile(require.resolve('zxing-wasm/writer/zxing_writer.wasm')).then((file) =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer }, fireImmediately: true }),
  )
  return prepared
}

/** A square datamatrix (ECC 200) with this text, as a PNG. */
export const datamatrixSymbol = async (text: string): Promise<Buffer> => {
  await prepare()
  const { image, error } = await writeBarcode(text, { format: 'DataMatrix', scale: 4, options: 'forceSquare' })
  if (!image) throw new Error(`the datamatrix cannot be drawn: ${error}`)
  return Buffer.from(await image.arrayBuffer())
}
