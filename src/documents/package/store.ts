import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

/** Values kept in files by a key. What cannot be read back is as if it were not there. */
export interface Store {
  get(key: string): unknown
  put(key: string, value: unknown): void
}

/** A store in a folder. Two processes may write the same key at once: a file appears whole or not at all. */
export const openStore = (folder: string): Store => {
  const fileOf = (key: string): string => join(folder, createHash('sha256').update(key).digest('hex').slice(0, 32))
  return {
    get: (key) => {
      try {
        return deserialize(readFileSync(fileOf(key)))
      } catch {
        return undefined
      }
    },
    put: (key, value) => {
      try {
        mkdirSync(folder, { recursive: true })
        const file = fileOf(key)
        const unfinished = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
        writeFileSync(unfinished, serialize(value))
        renameSync(unfinished, file)
      } catch {
        // A cache that cannot be written only costs time.
      }
    },
  }
}
