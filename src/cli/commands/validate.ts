import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BancError, messageOf } from '../../model/errors.ts'
import type { Lang } from '../../model/text.ts'
import { decodeLeniently } from '../../validate/decode.ts'
import type { FileResult } from '../../validate/result.ts'
import { renderText } from '../../validate/text.ts'
import { validateBytes } from '../../validate/validate.ts'
import { print, printJson } from '../output.ts'

export interface ValidateOptions {
  readonly format?: string
  readonly lang?: Lang
}

/** A file to judge; standard input is `-`. */
interface Source {
  readonly file: string
  readonly bytes: Uint8Array
}

/** A file that could not be read is told, and the others are still judged. */
interface Unreadable {
  readonly file: string
  readonly problem: string
}

const read = (file: string): Source | Unreadable => {
  try {
    return { file, bytes: file === '-' ? readFileSync(0) : readFileSync(file) }
  } catch (error) {
    return { file, problem: messageOf(error) }
  }
}

/** A folder stands for the files directly and indirectly inside it, in the order of their names. */
const filesOf = (path: string): readonly string[] => {
  if (path === '-') return [path]
  try {
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path, { withFileTypes: true })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => filesOf(join(path, entry.name)))
  } catch {
    // The reading that follows meets the same obstacle, and tells it.
    return [path]
  }
}

const unreadable = ({ file, problem }: Unreadable): BancError =>
  new BancError({
    code: 'BANC-FILE',
    what: { fr: `Ce fichier ne peut pas être lu : ${problem}.`, en: `This file cannot be read: ${problem}.` },
    where: file,
    todo: { fr: 'Vérifiez le chemin et les droits de lecture.', en: 'Check the path and the read rights.' },
  })

const exitCode = (results: readonly FileResult[]): number => {
  if (results.some(({ verdict }) => verdict === 'fail')) return 1
  return results.some(({ verdict }) => verdict === 'inconclusive') ? 3 : 0
}

/** Judges documents: files, folders, or standard input (`-`). */
export const validate = async (paths: readonly string[], options: ValidateOptions): Promise<number> => {
  const lang = options.lang ?? 'fr'
  const found = paths.flatMap(filesOf).map(read)
  const sources = found.filter((one): one is Source => 'bytes' in one)
  const refused = found.filter((one): one is Unreadable => 'problem' in one)
  const results: FileResult[] = []
  for (const { file, bytes } of sources) results.push(await validateBytes(file, bytes, lang))
  if (options.format === 'json') printJson(results)
  else if (results.length > 0) {
    print(renderText(results, new Map(sources.map(({ file, bytes }) => [file, decodeLeniently(bytes)])), lang))
  }
  for (const one of refused) process.stderr.write(`${unreadable(one).describe(lang)}\n`)
  return refused.length > 0 ? 2 : exitCode(results)
}
