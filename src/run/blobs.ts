import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BlobRef } from '../model/event.ts'

/** Bodies stored once each, in files named by their SHA-256 (hex). */
export interface BlobStore {
  readonly put: (bytes: Uint8Array, mediaType?: string) => BlobRef
  /** The bytes of a stored body; undefined when the store does not hold it or holds something else under its name. */
  readonly get: (sha256: string) => Uint8Array | undefined
}

const hashOf = (bytes: Uint8Array): string => hash('sha256', bytes)

const alreadyThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST'

/** Writes a body under its own name, once. One that a killed run left unfinished is replaced by a whole one. */
const keep = (path: string, bytes: Uint8Array): void => {
  try {
    writeFileSync(path, bytes, { flag: 'wx' })
  } catch (error) {
    if (!alreadyThere(error)) throw error
    if (statSync(path).size === bytes.byteLength) return
    writeFileSync(`${path}.part`, bytes)
    renameSync(`${path}.part`, path)
  }
}

export const blobStore = (folder: string): BlobStore => {
  const kept = new Set<string>()
  return {
    put: (bytes, mediaType) => {
      const sha256 = hashOf(bytes)
      if (!kept.has(sha256)) {
        if (kept.size === 0) mkdirSync(folder, { recursive: true })
        keep(join(folder, sha256), bytes)
        kept.add(sha256)
      }
      return { sha256, size: bytes.byteLength, ...(mediaType === undefined ? {} : { mediaType }) }
    },
    get: (sha256) => {
      const path = join(folder, sha256)
      if (!existsSync(path)) return undefined
      const bytes = readFileSync(path)
      return hashOf(bytes) === sha256 ? bytes : undefined
    },
  }
}
