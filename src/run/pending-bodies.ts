import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writevSync } from 'node:fs'
import { join } from 'node:path'

/** Bodies that wait to be filed: on disk already, one after the other in one file, because a file each is slow. */
export interface PendingBodies {
  readonly bodies: ReadonlyMap<string, Uint8Array>
  readonly bytes: () => number
  readonly add: (sha256: string, bytes: Uint8Array) => void
  /** The body is filed under its own name; the file goes when none waits any more. */
  readonly filed: (sha256: string) => void
  readonly close: () => void
}

/** File of a blob folder that holds bodies not yet filed; a run that ended well has none. */
export const pendingFile = (folder: string): string => join(folder, 'pending')

/** What a killed run left unfiled. The last record may be cut: it is then no body. */
export const leftPending = (folder: string): Map<string, Uint8Array> => {
  const left = new Map<string, Uint8Array>()
  const file = pendingFile(folder)
  if (!existsSync(file)) return left
  const bytes = readFileSync(file)
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\n', at)
    const [, sha256, size] = /^([0-9a-f]{64}) (\d+)$/.exec(bytes.toString('latin1', at, Math.max(end, at))) ?? []
    if (sha256 === undefined || end + 1 + Number(size) > bytes.length) break
    left.set(sha256, bytes.subarray(end + 1, end + 1 + Number(size)))
    at = end + 1 + Number(size)
  }
  return left
}

export const pendingBodies = (folder: string): PendingBodies => {
  const bodies = leftPending(folder)
  let total = [...bodies.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
  let file: number | undefined
  const opened = (): number => {
    if (file === undefined) {
      mkdirSync(folder, { recursive: true })
      file = openSync(pendingFile(folder), 'a')
    }
    return file
  }
  const close = (): void => {
    if (file !== undefined) closeSync(file)
    file = undefined
  }
  return {
    bodies,
    bytes: () => total,
    add: (sha256, bytes) => {
      const record = [Buffer.from(`${sha256} ${bytes.byteLength}\n`, 'latin1'), bytes]
      const size = record.reduce((sum, { byteLength }) => sum + byteLength, 0)
      // A nearly full disk takes a part: the record is then cut, and the writer must know.
      if (writevSync(opened(), record) !== size) throw new Error('ENOSPC: the body was not written in full')
      bodies.set(sha256, bytes)
      total += bytes.byteLength
    },
    filed: (sha256) => {
      total -= bodies.get(sha256)?.byteLength ?? 0
      bodies.delete(sha256)
      if (bodies.size > 0) return
      close()
      rmSync(pendingFile(folder), { force: true })
    },
    close,
  }
}
