import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unpackedToDisk } from './limits.ts'
import { readZip } from './read.ts'

/**
 * Unpacks an archive into an empty folder. An entry that is refused is met before a byte of it is written.
 * @throws ZipError, or the error of the file system
 */
export const unpack = async (archive: string, folder: string): Promise<void> => {
  for await (const { name, bytes } of readZip(archive, unpackedToDisk)) {
    const content = await bytes()
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
