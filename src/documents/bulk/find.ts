import { accessSync, constants, opendirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { messageOf } from '../../model/errors.ts'
import { filesOfArchive, isFolderInOneFile } from './archive.ts'
import type { Source, Unreadable } from './source.ts'

const namesIn = (folder: string): readonly string[] => {
  const names: string[] = []
  const opened = opendirSync(folder)
  try {
    for (let entry = opened.readSync(); entry !== null; entry = opened.readSync()) names.push(entry.name)
  } finally {
    opened.closeSync()
  }
  return names.sort((one, other) => (one < other ? -1 : 1))
}

/** A link to a folder above would make the folder endless. */
const isAbove = (path: string, above: readonly string[]): boolean => above.includes(realpathSync(path))

async function* filesAt(path: string, above: readonly string[]): AsyncGenerator<Source | Unreadable> {
  try {
    if (path === '-') {
      yield { file: path, bytes: new Uint8Array(readFileSync(0)) }
      return
    }
    if (statSync(path).isDirectory()) {
      if (isAbove(path, above)) return
      for (const name of namesIn(path)) yield* filesAt(join(path, name), [...above, realpathSync(path)])
      return
    }
    accessSync(path, constants.R_OK)
    if (await isFolderInOneFile(path)) yield* filesOfArchive(path)
    else yield { file: path, path }
  } catch (error) {
    yield { file: path, problem: messageOf(error) }
  }
}

/**
 * The files that the paths of a command line stand for, one after the other: files, folders with all that is in them, ZIP
 * archives other than IHE_XDM with all that is in them, and standard input (`-`). Never throws.
 */
export async function* findFiles(paths: readonly string[]): AsyncGenerator<Source | Unreadable> {
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
        for (const name of namesIn(path)) walk(join(path, name), [...above, realpathSync(path)])
    } catch {
      count++
    }
  }
  for (const path of paths) walk(path, [])
  return count
}
