import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import { BancError, messageOf } from '../model/errors.ts'

/** The published package has some 2,400 files and 70 MB. */
const mostEntries = 50_000
const mostBytes = 1024 ** 3

/**
 * Unpacks an archive into an empty folder. Paths that lead out of it, encrypted entries and bombs are refused before a
 * byte of them is written.
 * @throws BancError BANC-ARTEFACTS-ZIP
 */
export const unpack = async (archive: string, folder: string): Promise<void> => {
  try {
    // yauzl itself refuses absolute paths, `..` and sizes that the contents do not have.
    const zip = await openPromise(archive, { lazyEntries: true, validateEntrySizes: true })
    try {
      let [count, total] = [0, 0]
      for await (const entry of zip.eachEntry()) {
        total += entry.uncompressedSize
        if (entry.isEncrypted()) throw new Error(`encrypted: ${entry.fileName}`)
        if (++count > mostEntries || total > mostBytes)
          throw new Error(`more than ${mostEntries} files or ${mostBytes} bytes`)
        if (entry.fileName.endsWith('/')) continue
        const file = join(folder, entry.fileName)
        mkdirSync(dirname(file), { recursive: true })
        await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file))
      }
    } finally {
      zip.close()
    }
  } catch (cause) {
    throw new BancError({
      code: 'BANC-ARTEFACTS-ZIP',
      what: {
        fr: `Cette archive ne peut pas être lue : ${messageOf(cause)}.`,
        en: `This archive cannot be read: ${messageOf(cause)}.`,
      },
      where: archive,
      todo: {
        fr: 'Donnez le ZIP publié, ou le dossier qu’il contient.',
        en: 'Give the ZIP as published, or the folder that it holds.',
      },
      cause,
    })
  }
}
