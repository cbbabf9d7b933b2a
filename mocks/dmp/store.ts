import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where something stands in the store: offset and length in bytes. */
export interface Kept {
  readonly offset: number
  readonly length: number
}

/** Documents and their metadata, on disk: one file that only grows, and that nobody else can open. */
export interface Store {
  /** Undefined when the store has no room left. */
  readonly keep: (bytes: Uint8Array) => Kept | undefined
  readonly read: (kept: Kept) => Buffer
  readonly bytes: () => number
  readonly close: () => void
}

const fresh = (): number => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-dmp-'))
  const file = openSync(join(folder, 'documents'), 'wx+', 0o600)
  // Without a name it goes with the process, however that ends.
  rmSync(folder, { recursive: true, force: true })
  return file
}

/** A store of at most so many bytes; its file is made when something is kept. */
export const openStore = (mostBytes: number): Store => {
  let file: number | undefined
  let end = 0
  return {
    keep: (bytes) => {
      if (end + bytes.byteLength > mostBytes) return undefined
      file ??= fresh()
      const offset = end
      for (let written = 0; written < bytes.byteLength; ) {
        written += writeSync(file, bytes, written, bytes.byteLength - written, offset + written)
      }
      end += bytes.byteLength
      return { offset, length: bytes.byteLength }
    },
    read: ({ offset, length }) => {
      const bytes = Buffer.alloc(length)
      if (file === undefined) throw new Error('nothing was kept')
      for (let got = 0; got < length; ) {
        const more = readSync(file, bytes, got, length - got, offset + got)
        if (more === 0) throw new Error(`the store ends before ${offset + length}`)
        got += more
      }
      return bytes
    },
    bytes: () => end,
    close: () => {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}
