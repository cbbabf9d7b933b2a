import { folderInOneFile } from '../zip/limits.ts'
import { ZipError, type ZipReason } from '../zip/problem.ts'
import { readZip } from '../zip/read.ts'
import type { ReadingProblem } from './reading.ts'

const about = (reason: ZipReason | 'empty', fr: string, en: string): ReadingProblem => ({
  rule: `zip.refused.${reason}`,
  line: 0,
  column: 0,
  message: { fr: `Le ZIP est refusé : ${fr}.`, en: `The ZIP is refused: ${en}.` },
})

/** What is wrong with a ZIP as a whole, its entries not being opened; undefined where its directory can be read. */
export const zipProblem = async (bytes: Uint8Array): Promise<ReadingProblem | undefined> => {
  try {
    for await (const _file of readZip(bytes, folderInOneFile)) return undefined
    return about('empty', 'il ne contient aucun fichier', 'it holds no file')
  } catch (error) {
    if (error instanceof ZipError) return about(error.reason, error.text.fr, error.text.en)
    throw error
  }
}
