import { carriedInMail } from './limits.ts'
import { readZip } from './read.ts'

/** One file of an archive. Folders are left out. */
export interface ZipEntry {
  /** Path inside the archive, with `/` between folders. */
  readonly name: string
  /** The name is written with `\`, which no ZIP may (APPNOTE 4.4.17). */
  readonly hasBackslash: boolean
  readonly bytes: Uint8Array
}

/**
 * Every file of a ZIP carried by a mail, inflated in memory.
 * @throws ZipError for the first thing that is wrong with it
 */
export const unzip = async (archive: Uint8Array): Promise<readonly ZipEntry[]> => {
  const entries: ZipEntry[] = []
  for await (const { name, hasBackslash, bytes } of readZip(archive, carriedInMail))
    entries.push({ name, hasBackslash, bytes: await bytes() })
  return entries
}
