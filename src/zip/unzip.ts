import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl'
import { XdmError } from './error.ts'

/** One file of an archive. Folders are left out. */
export interface ZipEntry {
  /** Path inside the archive, with `/` between folders. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What an archive of a mail of 25 MB may reasonably hold; beyond this it is refused unread. */
const mostEntries = 1_000
const mostBytes = 200 * 1024 * 1024

const nameOf = (entry: Entry): string =>
  getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    // With decodeStrings off, yauzl leaves the raw bytes where its types announce a string.
    entry.fileName as unknown as Buffer,
    entry.extraFields,
    false,
  )

const contentOf = async (zip: ZipFile, entry: Entry): Promise<Uint8Array> => {
  const stream: Readable = await zip.openReadStreamPromise(entry)
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The names are known before a byte is inflated, so that a trap is refused at no cost. */
const guard = (entry: Entry, name: string, seen: Set<string>, total: number): void => {
  const wrong = validateFileName(name)
  if (wrong !== null) throw new XdmError('path', name)
  if (entry.isEncrypted()) throw new XdmError('encrypted', name)
  if (seen.has(name.toUpperCase())) throw new XdmError('duplicate', name)
  if (seen.size >= mostEntries) throw new XdmError('too-many', String(mostEntries))
  if (total > mostBytes) throw new XdmError('too-big', String(mostBytes))
  seen.add(name.toUpperCase())
}

/**
 * Every file of a ZIP, inflated in memory.
 * @throws XdmError when it is no ZIP, or has a path that leaves the archive, a name twice (case not counting), an
 * encrypted entry, too many entries or too many bytes
 */
export const unzip = async (archive: Uint8Array): Promise<readonly ZipEntry[]> => {
  try {
    const zip = await fromBufferPromise(Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength), {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
    })
    const entries: ZipEntry[] = []
    const seen = new Set<string>()
    let total = 0
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      total += entry.uncompressedSize
      guard(entry, name, seen, total)
      if (!name.endsWith('/')) entries.push({ name, bytes: await contentOf(zip, entry) })
    }
    return entries
  } catch (error) {
    if (error instanceof XdmError) throw error
    throw new XdmError('not-a-zip', undefined, error)
  }
}
