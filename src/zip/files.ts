import { closeSync, openSync, readSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Source, Unreadable } from '../documents/bulk/source.ts'
import { messageOf } from '../model/errors.ts'

/** Of one file of an archive; a document of the DMP is at most some tens of megabytes. */
const mostBytes = 256 * 1024 * 1024

const mostEntries = 100_000

/** No document of this field deflates to a thousandth of its size: this is a bomb. */
const mostInflation = 1_000

/** Whether a file starts as a ZIP does. @throws when it cannot be read */
export const startsAsZip = (path: string): boolean => {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(4)
    readSync(file, start, 0, 4, 0)
    return start.toString('latin1') === 'PK\x03\x04'
  } finally {
    closeSync(file)
  }
}

const contentOf = async (zip: ZipFile, entry: Entry): Promise<Uint8Array<ArrayBuffer>> => {
  const stream: Readable = await zip.openReadStreamPromise(entry)
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

const refusal = (entry: Entry): string | undefined => {
  if (entry.isEncrypted()) return 'encrypted'
  if (entry.uncompressedSize > mostBytes) return `larger than ${mostBytes} bytes`
  if (entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > entry.compressedSize * mostInflation) return 'bomb'
  return undefined
}

/** An archive of the profile IHE XDM is one document of the field; any other is a folder in one file. */
export const isXdmArchive = async (path: string): Promise<boolean> => {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: true })
  try {
    for await (const entry of zip.eachEntry()) if (/^IHE_XDM[/\\]/i.test(entry.fileName)) return true
    return false
  } finally {
    zip.close()
  }
}

/** The files of an archive, one after the other in the order that they are stored in, never all in memory. */
export async function* filesOfArchive(path: string): AsyncGenerator<Source | Unreadable> {
  let seen = 0
  const zip = await openPromise(path, { lazyEntries: true, validateEntrySizes: true })
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      const file = `${path}!/${entry.fileName}`
      if (++seen > mostEntries) {
        yield { file, problem: `more than ${mostEntries} files` }
        return
      }
      const refused = refusal(entry)
      if (refused !== undefined) {
        yield { file, problem: refused }
        continue
      }
      try {
        yield { file, bytes: await contentOf(zip, entry) }
      } catch (error) {
        yield { file, problem: messageOf(error) }
      }
    }
  } finally {
    zip.close()
  }
}
