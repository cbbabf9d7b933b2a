import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Paper, paperReader, readPaper } from '../protocols/pdf/paper.ts'
import { type Reader, type Shelf, type Views, viewsOf } from '../protocols/views.ts'
import { version } from './version.ts'

/** Papers that are kept: those of dozens of runs. The oldest go first. */
const mostPapers = 500

/** UTF-16 units. A paper of more is read again. */
const longest = 200_000

const isPaper = (value: unknown): value is Paper => {
  if (typeof value !== 'object' || value === null) return false
  const { text, codes } = value as { readonly text?: unknown; readonly codes?: unknown }
  return typeof text === 'string' && Array.isArray(codes) && codes.every((code) => typeof code === 'string')
}

const read = (file: string): Paper | undefined => {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isPaper(value) ? value : undefined
  } catch {
    return undefined
  }
}

const withoutTheOldest = (folder: string): void => {
  const names = readdirSync(folder)
  if (names.length <= mostPapers) return
  const aged = names.map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
  aged.sort((one, other) => one.at - other.at)
  for (const { name } of aged.slice(0, names.length - mostPapers)) rmSync(join(folder, name), { force: true })
}

const write = (folder: string, file: string, paper: Paper): void => {
  const json = JSON.stringify(paper)
  if (json.length > longest) return
  try {
    mkdirSync(folder, { recursive: true })
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, json, { mode: 0o600 })
    renameSync(unfinished, file)
    withoutTheOldest(folder)
  } catch {
    // A cache that cannot be written only costs time.
  }
}

/** Papers by the SHA-256 of their PDF, in a folder of this version of the bench and of its reader. */
const shelfIn =
  (folder: string): Shelf =>
  (sha256, make) => {
    const file = join(folder, `${sha256}.json`)
    const kept = read(file)
    if (kept) return Promise.resolve(kept)
    return (make() as ReturnType<typeof readPaper>).then((paper) => {
      // What could not be drawn today may be drawn tomorrow.
      if (paper?.codes) write(folder, file, paper)
      return paper
    })
  }

/**
 * Views for a replay: a printed page that this bench has read in a replay before is known by its hash. Drawing pages and
 * looking for their codes is a third of a replay. The folder is one of the bench's own caches, never one of a dossier:
 * what a dossier said of its papers would be believed.
 */
export const viewsKeptIn = (cache: string): Views => {
  const papers = join(cache, 'papers', `${paperReader}-${version}`)
  return viewsOf(undefined, new Map<Reader<unknown>, Shelf>([[readPaper as Reader<unknown>, shelfIn(papers)]]))
}
