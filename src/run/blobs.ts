import { hash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlobRef } from '../model/event.ts'
import { limits } from './limits.ts'
import { pendingBodies } from './pending-bodies.ts'
import { digestOf, readRegular } from './regular-file.ts'

/** Bodies stored once each, in files named by their SHA-256 (hex). */
export interface BlobStore {
  /** Takes a body, which `write` puts on disk. The bytes are not copied: they must not change. */
  readonly put: (bytes: Uint8Array, mediaType?: string) => BlobRef
  /** On return every body is on disk, in the file of those that wait; it gets its own file when the bench has time. */
  readonly write: () => void
  /** The bytes of a stored body; undefined when the store does not hold it or holds something else under its name. */
  readonly get: (sha256: string) => Uint8Array | undefined
  /** Whether the store holds exactly the body that a reference names: regular file, size, digest. It is not kept in memory. */
  readonly holds: (ref: BlobRef) => boolean
  /** Gives every body its own file, now. */
  readonly settle: () => void
  readonly close: () => void
}

const hashOf = (bytes: Uint8Array): string => hash('sha256', bytes)

const alreadyThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST'

/** A name that no path can hide in. */
const isDigest = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)

/** A folder itself, not a link to one. */
const isFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** Bodies are filed when nothing came for this long, in milliseconds. */
const quiet = 250

/** Renamed into place, so that a killed run never leaves half a body under a whole body's name. */
const replace = (path: string, bytes: Uint8Array): void => {
  writeFileSync(`${path}.part`, bytes, { mode: 0o600 })
  renameSync(`${path}.part`, path)
}

/** Files one body while the bench does something else. One that a killed run left unfinished is made whole. */
const fileLater = async (path: string, bytes: Uint8Array): Promise<void> => {
  try {
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!alreadyThere(error)) throw error
    if (statSync(path).size !== bytes.byteLength) replace(path, bytes)
  }
}

const nothing = new Uint8Array()

export const blobStore = (folder: string): BlobStore => {
  const pathOf = (sha256: string): string => join(folder, sha256)
  const waiting = pendingBodies(folder)
  let listed: Set<string> | undefined
  /** The digests of the bodies that have a file: looked up once, since every exchange puts two bodies. */
  const stored = (): Set<string> => {
    listed ??= new Set(existsSync(folder) ? readdirSync(folder) : [])
    return listed
  }
  const filed = (sha256: string): void => {
    stored().add(sha256)
    waiting.filed(sha256)
  }
  const ownFile = (sha256: string): Uint8Array | undefined => {
    if (!isFolder(folder)) return undefined
    const read = readRegular(pathOf(sha256), limits.body)
    return 'value' in read ? read.value : undefined
  }
  let timer: NodeJS.Timeout | undefined
  let puts = 0
  let failure: unknown

  const settle = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (failure !== undefined) throw failure
    for (let next = waiting.oldest(); next !== undefined; next = waiting.oldest()) {
      replace(pathOf(next), waiting.read(next) ?? nothing)
      filed(next)
    }
  }

  /** Files what waits, one body at a time, until none does or another comes. A failure is the next caller's. */
  const fileAll = async (): Promise<void> => {
    const before = puts
    try {
      for (let next = waiting.oldest(); next !== undefined && puts === before; next = waiting.oldest()) {
        await fileLater(pathOf(next), waiting.read(next) ?? nothing)
        filed(next)
      }
    } catch (error) {
      failure = error
    }
  }

  const soon = (): void => {
    puts += 1
    timer = timer?.refresh() ?? setTimeout(() => void fileAll(), quiet)
  }

  return {
    put: (bytes, mediaType) => {
      if (failure !== undefined) throw failure
      const sha256 = hashOf(bytes)
      if (!waiting.has(sha256) && !stored().has(sha256)) {
        waiting.add(sha256, bytes)
        soon()
      }
      return { sha256, size: bytes.byteLength, ...(mediaType === undefined ? {} : { mediaType }) }
    },
    write: waiting.write,
    get: (sha256) => {
      if (!isDigest(sha256)) return undefined
      const bytes = waiting.read(sha256) ?? ownFile(sha256)
      return bytes !== undefined && hashOf(bytes) === sha256 ? bytes : undefined
    },
    holds: ({ sha256, size }) => {
      if (!isDigest(sha256)) return false
      const pending = waiting.read(sha256)
      if (pending) return pending.byteLength === size && hashOf(pending) === sha256
      if (!isFolder(folder)) return false
      const read = digestOf(pathOf(sha256), size)
      return 'value' in read && read.value.size === size && read.value.sha256 === sha256
    },
    settle,
    close: () => {
      settle()
      waiting.close()
    },
  }
}
