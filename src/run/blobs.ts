import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BlobRef } from '../model/event.ts'

/** Bodies stored once each, in files named by their SHA-256 (hex). */
export interface BlobStore {
  readonly put: (bytes: Uint8Array, mediaType?: string) => BlobRef
  /** The bytes of a stored body; undefined when the store does not hold it or holds something else under its name. */
  readonly get: (sha256: string) => Uint8Array | undefined
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const blobStore = (folder: string): BlobStore => ({
  put: (bytes, mediaType) => {
    const sha256 = hashOf(bytes)
    const path = join(folder, sha256)
    if (!existsSync(path)) {
      mkdirSync(folder, { recursive: true })
      // Renamed into place, so that a killed run never leaves half a body under a whole body's name.
      writeFileSync(`${path}.part`, bytes)
      renameSync(`${path}.part`, path)
    }
    return { sha256, size: bytes.byteLength, ...(mediaType === undefined ? {} : { mediaType }) }
  },
  get: (sha256) => {
    const path = join(folder, sha256)
    if (!existsSync(path)) return undefined
    const bytes = readFileSync(path)
    return hashOf(bytes) === sha256 ? bytes : undefined
  },
})
