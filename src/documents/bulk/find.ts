import { accessSync, constants, opendirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { filesOfArchive, isFolderInOneFile } from './archive.ts'
import type { Noticed, Source, Unreadable } from './source.ts'
import { unpackedElsewhere } from './unpacked.ts'
import { mostBytes, notUtf8Name, specialFile, tooBig, unreadableBecause } from './unreadable.ts'

/** A name of a folder; a file whose name is not UTF-8 cannot be opened by what is shown of it. */
interface Name {
  readonly name: string
  readonly isUtf8: boolean
}

const namesIn = (folder: string): readonly Name[] => {
  const names: Name[] = []
  // The types know names as texts only.
  const opened = opendirSync(folder, { encoding: 'buffer' as BufferEncoding })
  try {
    for (let entry = opened.readSync(); entry !== null; entry = opened.readSync()) {
      const raw = entry.name as unknown as Buffer
      const name = raw.toString('utf8')
      names.push({ name, isUtf8: Buffer.from(name).equals(raw) })
    }
  } finally {
    opened.closeSync()
  }
  return names.sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** A link to a folder above would make the folder endless. */
const isAbove = (path: string, above: readonly string[]): boolean => above.includes(realpathSync(path))

async function* filesAt(path: string, above: readonly string[]): AsyncGenerator<Source | Unreadable | Noticed> {
  try {
    if (path === '-') {
      yield { file: path, bytes: new Uint8Array(readFileSync(0)) }
      return
    }
    const stats = statSync(path)
    if (stats.isDirectory()) {
      if (isAbove(path, above)) return
      const unpacked = above.length === 0 ? unpackedElsewhere(path) : undefined
      if (unpacked) yield unpacked
      for (const { name, isUtf8 } of namesIn(path)) {
        if (isUtf8) yield* filesAt(join(path, name), [...above, realpathSync(path)])
        else yield notUtf8Name(join(path, name))
      }
      return
    }
    const special = specialFile(path, stats)
    if (special) {
      yield special
      return
    }
    accessSync(path, constants.R_OK)
    if (await isFolderInOneFile(path)) yield* filesOfArchive(path)
    else yield stats.size > mostBytes ? tooBig(path) : { file: path, path }
  } catch (error) {
    yield unreadableBecause(path, error)
  }
}

/**
 * The files that the paths of a command line stand for, one after the other: files, folders with all that is in them, ZIP
 * archives other than IHE_XDM with all that is in them, and standard input (`-`). Never throws.
 */
export async function* findFiles(paths: readonly string[]): AsyncGenerator<Source | Unreadable | Noticed> {
  for (const path of paths) yield* filesAt(path, [])
}

/** How many files there are, so that progress has an end; counts no further than asked, and an archive as one. */
export const countFiles = (paths: readonly string[], most: number): number => {
  let count = 0
  const walk = (path: string, above: readonly string[]): void => {
    if (count >= most) return
    try {
      if (path === '-' || !statSync(path).isDirectory()) count++
      else if (!isAbove(path, above))
        for (const { name } of namesIn(path)) walk(join(path, name), [...above, realpathSync(path)])
    } catch {
      count++
    }
  }
  for (const path of paths) walk(path, [])
  return count
}
