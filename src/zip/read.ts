import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl'
import { messageOf } from '../model/errors.ts'
import { harmless, mostInflation, type ZipLimits } from './limits.ts'
import { ZipError } from './problem.ts'

/** One file of an archive, not inflated yet. Folders are left out. */
export interface StoredFile {
  /** Path inside the archive, with `/` between folders. */
  readonly name: string
  /** The name is written with `\`, which no ZIP may (APPNOTE 4.4.17). */
  readonly hasBackslash: boolean
  /** The content. @throws ZipError when the entry is refused or damaged; only while the archive is being walked */
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>
}

// With decodeStrings off, yauzl leaves the raw bytes where its types announce a string.
const rawNameOf = ({ fileName }: Entry): Buffer => fileName as unknown as Buffer

const nameOf = (entry: Entry): string =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, rawNameOf(entry), entry.extraFields, false)

const open = (source: string | Uint8Array): Promise<ZipFile> => {
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false }
  return typeof source === 'string'
    ? openPromise(source, options)
    : fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options)
}

/** What is known before a byte is inflated, so that a trap is refused at no cost. */
const refusalOf = (entry: Entry, name: string, limits: ZipLimits): ZipError | undefined => {
  if (validateFileName(name) !== null) return new ZipError('path', name)
  if (entry.isEncrypted()) return new ZipError('encrypted', name)
  if (!entry.canDecodeFileData()) return new ZipError('method', name)
  const { compressedSize, uncompressedSize } = entry
  if (uncompressedSize > limits.entryBytes) return new ZipError('too-big', String(limits.entryBytes))
  if (uncompressedSize > harmless && uncompressedSize > compressedSize * mostInflation)
    return new ZipError('bomb', name)
  return undefined
}

const inflated = async (zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = []
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) chunks.push(chunk)
  } catch (error) {
    const isSize = /too many bytes|not enough bytes/.test(messageOf(error))
    throw new ZipError(isSize ? 'size' : 'damaged', name, error)
  }
  const bytes = new Uint8Array(Buffer.concat(chunks))
  if (crc32(bytes) !== entry.crc32) throw new ZipError('crc', name)
  return bytes
}

/** What yauzl says of an archive that it does not read, as a reason of ours. */
const unreadable = (source: string | Uint8Array, error: unknown): unknown => {
  if (error instanceof ZipError || (error instanceof Error && 'syscall' in error)) return error
  const why = messageOf(error)
  if (/strong encryption/.test(why)) return new ZipError('encrypted', undefined, error)
  const isCut = /file is truncated/.test(why) && typeof source !== 'string' && startsAsZip(source)
  return new ZipError(isCut ? 'truncated' : 'not-a-zip', undefined, error)
}

/** Whether bytes start as a ZIP that has a file does. */
export const startsAsZip = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\x03\x04'

const fileOf = (zip: ZipFile, entry: Entry, seen: Set<string>, limits: ZipLimits): StoredFile => {
  const name = nameOf(entry)
  const refusal = seen.has(name.toUpperCase()) ? new ZipError('duplicate', name) : refusalOf(entry, name, limits)
  seen.add(name.toUpperCase())
  return {
    name,
    hasBackslash: rawNameOf(entry).includes('\\'),
    bytes: async () => {
      if (refusal !== undefined) throw refusal
      return inflated(zip, entry, name)
    },
  }
}

/**
 * Walks the files of a ZIP in the order of its directory: the one opener and the one guard of the bench. A path gives a
 * file, bytes an archive in memory.
 * @throws ZipError when it is no ZIP, or beyond its limits; the error of the file system when it cannot be read. What is
 * wrong with one entry is thrown by its `bytes`, so that the others can be read.
 */
export async function* readZip(source: string | Uint8Array, limits: ZipLimits): AsyncGenerator<StoredFile> {
  let zip: ZipFile | undefined
  try {
    zip = await open(source)
    const seen = new Set<string>()
    let count = 0
    let total = 0
    for await (const entry of zip.eachEntry()) {
      if (++count > limits.entries) throw new ZipError('too-many', String(limits.entries))
      total += entry.uncompressedSize
      if (total > limits.bytes) throw new ZipError('too-big', String(limits.bytes))
      const file = fileOf(zip, entry, seen, limits)
      if (!file.name.endsWith('/')) yield file
    }
  } catch (error) {
    throw unreadable(source, error)
  } finally {
    zip?.close()
  }
}
