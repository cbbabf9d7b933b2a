import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  truncateSync,
  writevSync,
} from 'node:fs'
import { join } from 'node:path'

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

/** What a killed run left unfiled. The last record may be cut: it is then no body, and the whole ones end before it. */
const leftIn = (file: string): { readonly places: Map<string, Place>; readonly end: number } => {
  const places = new Map<string, Place>()
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  for (let start = 0; ; ) {
    const line = bytes.indexOf('\n', start)
    const [, sha256, size] = /^([0-9a-f]{64}) (\d+)$/.exec(bytes.toString('latin1', start, Math.max(line, start))) ?? []
    const end = line + 1 + Number(size)
    if (sha256 === undefined || end > bytes.length) return { places, end: start }
    places.set(sha256, { at: line + 1, size: Number(size) })
    start = end
  }
}

const bytesAt = (file: string, { at, size }: Place): Uint8Array => {
  const bytes = Buffer.allocUnsafeSlow(size)
  const from = openSync(file, 'r')
  try {
    return bytes.subarray(0, readSync(from, bytes, 0, size, at))
  } finally {
    closeSync(from)
  }
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
