import { closeSync, existsSync, mkdirSync, openSync, rmSync, truncateSync, writevSync } from 'node:fs'
import { join } from 'node:path'
import { limits } from './limits.ts'
import { bytesFrom, withRegularFile } from './regular-file.ts'

/**
 * Bodies that wait to be filed: on disk already, one after the other in one file, because a file each is slow. None is
 * kept in memory, where a burst of them costs the collector more than the disk costs.
 */
export interface PendingBodies {
  /** Digest of the one that waits for longest. */
  readonly oldest: () => string | undefined
  readonly has: (sha256: string) => boolean
  readonly read: (sha256: string) => Uint8Array | undefined
  /** Takes a body, which is on disk after the next `write`. */
  readonly add: (sha256: string, bytes: Uint8Array) => void
  /** Writes what was added, in one call to the system. */
  readonly write: () => void
  /** The body is filed under its own name; the file goes when none waits any more. */
  readonly filed: (sha256: string) => void
  readonly close: () => void
}

interface Place {
  readonly at: number
  readonly size: number
}

/** File of a blob folder that holds bodies not yet filed; a run that ended well has none. */
export const pendingFile = (folder: string): string => join(folder, 'pending')

const headOf = (bytes: Uint8Array): readonly [string, number, number] | undefined => {
  const text = Buffer.from(bytes).toString('latin1')
  const [line, sha256, size] = /^([0-9a-f]{64}) (\d{1,15})\n/.exec(text) ?? []
  return line === undefined || sha256 === undefined ? undefined : [sha256, Number(size), line.length]
}

/** Longest first line of a record. */
const longestHead = 64 + 1 + 15 + 1

/**
 * What a killed run left unfiled, found without reading the bodies. The last record may be cut: it is then no body, and
 * the whole ones end before it. What is no regular file holds none.
 */
const leftIn = (path: string): { readonly places: Map<string, Place>; readonly end: number } => {
  const places = new Map<string, Place>()
  const read = withRegularFile(path, Number.MAX_SAFE_INTEGER, (file, length) => {
    let start = 0
    while (places.size < limits.pending) {
      const [sha256, size, head] = headOf(bytesFrom(file, start, Math.min(longestHead, length - start))) ?? []
      if (sha256 === undefined || size === undefined || head === undefined) break
      const at = start + head
      if (at + size > length || size > limits.body) break
      places.set(sha256, { at, size })
      start = at + size
    }
    return start
  })
  return { places, end: 'value' in read ? read.value : 0 }
}

const bytesAt = (path: string, { at, size }: Place): Uint8Array => {
  const read = withRegularFile(path, Number.MAX_SAFE_INTEGER, (file) => bytesFrom(file, at, size))
  return 'value' in read ? read.value : new Uint8Array()
}

export const pendingBodies = (folder: string): PendingBodies => {
  const path = pendingFile(folder)
  const left = leftIn(path)
  const { places } = left
  let { end } = left
  let file: number | undefined
  let added: Uint8Array[] = []
  const opened = (): number => {
    if (file !== undefined) return file
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (existsSync(path)) truncateSync(path, end)
    file = openSync(path, 'a', 0o600)
    return file
  }
  const write = (): void => {
    if (added.length === 0) return
    const size = added.reduce((sum, { byteLength }) => sum + byteLength, 0)
    // A nearly full disk takes a part: the last record is then cut, and the writer must know.
    if (writevSync(opened(), added) !== size) throw new Error('ENOSPC: the body was not written in full')
    added = []
  }
  const close = (): void => {
    if (file !== undefined) closeSync(file)
    file = undefined
  }
  return {
    oldest: () => places.keys().next().value,
    has: (sha256) => places.has(sha256),
    read: (sha256) => {
      write()
      const place = places.get(sha256)
      return place && bytesAt(path, place)
    },
    add: (sha256, bytes) => {
      opened()
      const head = Buffer.from(`${sha256} ${bytes.byteLength}\n`, 'latin1')
      added.push(head, bytes)
      places.set(sha256, { at: end + head.byteLength, size: bytes.byteLength })
      end += head.byteLength + bytes.byteLength
    },
    write,
    filed: (sha256) => {
      places.delete(sha256)
      if (places.size > 0) return
      close()
      rmSync(path, { force: true })
      end = 0
    },
    close,
  }
}
