import { closeSync, openSync, readSync } from 'node:fs'
import { messageOf } from '../../model/errors.ts'
import { folderInOneFile } from '../../zip/limits.ts'
import { ZipError } from '../../zip/problem.ts'
import { readZip, startsAsZip } from '../../zip/read.ts'
import type { Source, Unreadable } from './source.ts'

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
  for await (const { name } of readZip(path, folderInOneFile)) if (/^IHE_XDM\//i.test(name)) return true
  return false
}

/**
 * Whether a file is a folder in one file: any ZIP but an archive of the profile IHE XDM, which is one document of the
 * field. What only starts as an archive is judged as a file, and the judging says what is wrong with it.
 */
export const isFolderInOneFile = async (path: string): Promise<boolean> => {
  if (!isZip(path)) return false
  return !(await hasXdmFolder(path).catch(() => true))
}

/** The files of an archive, one after the other in the order of its directory, never all in memory. Never throws. */
export async function* filesOfArchive(path: string): AsyncGenerator<Source | Unreadable> {
  try {
    for await (const { name, bytes } of readZip(path, folderInOneFile)) {
      const file = `${path}!/${name}`
      try {
        yield { file, bytes: await bytes() }
      } catch (error) {
        if (!(error instanceof ZipError)) throw error
        yield { file, problem: error.message }
      }
    }
  } catch (error) {
    yield { file: path, problem: messageOf(error) }
  }
}
