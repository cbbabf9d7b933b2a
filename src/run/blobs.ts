import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlobRef } from '../model/event.ts'
import { leftPending, pendingBodies, pendingFile } from './pending-bodies.ts'

/** Bodies stored once each, in files named by their SHA-256 (hex). */
export interface BlobStore {
  /** On return the body is on disk, in the file of those that wait; it gets its own file when the bench has time. */
  readonly put: (bytes: Uint8Array, mediaType?: string) => BlobRef
  /** The bytes of a stored body; undefined when the store does not hold it or holds something else under its name. */
  readonly get: (sha256: string) => Uint8Array | undefined
  /** Gives every body its own file, now. */
  readonly settle: () => void
  readonly close: () => void
}

const hashOf = (bytes: Uint8Array): string => hash('sha256', bytes)

const alreadyThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST'

/** Bodies are filed when nothing came for this long, in milliseconds, or when more than this many bytes wait. */
const quiet = 250
const enough = 64 * 1024 * 1024
/** Beyond this, what comes must wait for what is there. */
const tooMuch = 4 * enough

/** Renamed into place, so that a killed run never leaves half a body under a whole body's name. */
const replace = (path: string, bytes: Uint8Array): void => {
  writeFileSync(`${path}.part`, bytes)
  renameSync(`${path}.part`, path)
}

/** Files one body while the bench does something else. One that a killed run left unfinished is made whole. */
const fileLater = async (path: string, bytes: Uint8Array): Promise<void> => {
  try {
    await writeFile(path, bytes, { flag: 'wx' })
  } catch (error) {
    if (!alreadyThere(error)) throw error
    if (statSync(path).size !== bytes.byteLength) replace(path, bytes)
  }
}

export const blobStore = (folder: string): BlobStore => {
  const pathOf = (sha256: string): string => join(folder, sha256)
  let stored: Set<string> | undefined
  /** The digests of the bodies that the folder has or that wait: looked up once, since every exchange puts two bodies. */
  const known = (): Set<string> => {
    stored ??= new Set([...(existsSync(folder) ? readdirSync(folder) : []), ...leftPending(folder).keys()])
    return stored
  }
  let waiting: ReturnType<typeof pendingBodies> | undefined
  const pending = () => {
    waiting ??= pendingBodies(folder)
    return waiting
  }
  let timer: NodeJS.Timeout | undefined
  let filing = false
  let failure: unknown

  const settle = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (failure !== undefined) throw failure
    if (waiting === undefined && !existsSync(pendingFile(folder))) return
    const { bodies, filed } = pending()
    for (const [sha256, bytes] of [...bodies]) {
      replace(pathOf(sha256), bytes)
      filed(sha256)
    }
  }

  /** Files what waits, one body at a time, until none does. A failure is the next caller's. */
  const fileAll = async (): Promise<void> => {
    if (filing) return
    filing = true
    const { bodies, filed } = pending()
    try {
      for (let next = bodies.entries().next(); !next.done; next = bodies.entries().next()) {
        const [sha256, bytes] = next.value
        await fileLater(pathOf(sha256), bytes)
        if (bodies.has(sha256)) filed(sha256)
      }
    } catch (error) {
      failure = error
    }
    filing = false
  }

  const soon = (): void => {
    if (pending().bytes() > tooMuch) settle()
    else if (pending().bytes() > enough) void fileAll()
    else if (timer === undefined) timer = setTimeout(() => void fileAll(), quiet)
    else timer.refresh()
  }

  return {
    put: (bytes, mediaType) => {
      if (failure !== undefined) throw failure
      const sha256 = hashOf(bytes)
      if (!known().has(sha256)) {
        pending().add(sha256, bytes)
        soon()
        known().add(sha256)
      }
      return { sha256, size: bytes.byteLength, ...(mediaType === undefined ? {} : { mediaType }) }
    },
    get: (sha256) => {
      const path = pathOf(sha256)
      const right = (bytes: Uint8Array | undefined) =>
        bytes !== undefined && hashOf(bytes) === sha256 ? bytes : undefined
      return (
        right(waiting?.bodies.get(sha256)) ??
        right(existsSync(path) ? readFileSync(path) : undefined) ??
        right(waiting === undefined ? leftPending(folder).get(sha256) : undefined)
      )
    },
    settle,
    close: () => {
      settle()
      waiting?.close()
      waiting = undefined
    },
  }
}
