import { closeSync, openSync, readSync } from 'node:fs'
import { folderInOneFile } from '../../zip/limits.ts'
import { readZip, startsAsZip } from '../../zip/read.ts'
import type { Source, Unreadable } from './source.ts'
import { unreadableBecause } from './unreadable.ts'

/** Whether a file starts as a ZIP does. @throws when it cannot be read */
const isZip = (path: string): boolean => {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(4)
    readSync(file, start, 0, 4, 0)
    return startsAsZip(start)
  } finally {
    closeSync(file)
  }
}

const hasXdmFolder = async (path: string): Promise<boolean> => {
  const folders = new Set<string>()
  for await (const { name } of readZip(path, folderInOneFile)) {
    const above = /^(.*\/)?IHE_XDM\//i.exec(name)
    if (above === null) continue
    if (above[1] === undefined) return true
    folders.add(above[1])
  }
  // One archive that was put in a folder before it was compressed; several are a collection of unpacked archives.
  return folders.size === 1
}

/**
 * Whether a file is a folder in one file: any ZIP but an archive of the profile IHE XDM, which is one document of the
 * field. What only starts as an archive is judged as a file, and the judging says what is wrong with it.
 */
export const isFolderInOneFile = async (path: string): Promise<boolean> => {
  if (!isZip(path)) return false
  return !(await hasXdmFolder(path).catch(() => true))
}

/** Refused entries that are told one by one: a hostile archive may have tens of thousands. */
const mostRefused = 100

const moreRefused = (file: string, count: number): Unreadable => ({
  file,
  rule: 'zip.refused',
  problem: {
    fr: `et ${count} autres entrées de l’archive sont refusées, non détaillées`,
    en: `and ${count} more entries of the archive are refused, not listed`,
  },
  isWrong: true,
})

/** The files of an archive, one after the other in the order of its directory, never all in memory. Never throws. */
export async function* filesOfArchive(path: string): AsyncGenerator<Source | Unreadable> {
  let refused = 0
  try {
    for await (const { name, bytes } of readZip(path, folderInOneFile)) {
      const file = `${path}!/${name}`
      try {
        yield { file, bytes: await bytes() }
      } catch (error) {
        if (++refused <= mostRefused) yield unreadableBecause(file, error)
      }
    }
  } catch (error) {
    yield unreadableBecause(path, error)
  }
  if (refused > mostRefused) yield moreRefused(path, refused - mostRefused)
}
