import { hash } from 'node:crypto'
import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BlobRef } from '../model/event.ts'

/** What the bodies of `mocks` may take on the disk, in bytes. */
const usualLimit = 100 * 1024 * 1024

const named = /^[0-9a-f]{64}$/

interface Kept {
  readonly name: string
  readonly size: number
}

/** The files that an earlier call left, the oldest first. */
const leftIn = (folder: string): readonly Kept[] =>
  readdirSync(folder)
    .filter((name) => named.test(name))
    .map((name) => ({ name, file: lstatSync(join(folder, name)) }))
    .sort((a, b) => a.file.mtimeMs - b.file.mtimeMs)
    .map(({ name, file }) => ({ name, size: file.size }))

/**
 * Keeps bodies in files named by their SHA-256, for a person to look at, and no more than `limit` bytes of them: the
 * oldest go first, those of earlier calls included. Gives what takes a body.
 */
export const boundedBodies = (
  folder: string,
  limit = usualLimit,
): ((bytes: Uint8Array, mediaType?: string) => BlobRef) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const kept = new Map(leftIn(folder).map(({ name, size }) => [name, size]))
  let total = [...kept.values()].reduce((sum, size) => sum + size, 0)
  const makeRoom = (): void => {
    for (const [name, size] of kept) {
      if (total <= limit) return
      rmSync(join(folder, name), { force: true })
      kept.delete(name)
      total -= size
    }
  }
  makeRoom()
  return (bytes, mediaType) => {
    const sha256 = hash('sha256', bytes)
    if (!kept.has(sha256) && bytes.byteLength <= limit) {
      writeFileSync(join(folder, sha256), bytes, { mode: 0o600 })
      kept.set(sha256, bytes.byteLength)
      total += bytes.byteLength
      makeRoom()
    }
    return { sha256, size: bytes.byteLength, ...(mediaType === undefined ? {} : { mediaType }) }
  }
}
