import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What holds the source tree, or the compiled one in the package: both write ids the same way. */
const root = fileURLToPath(new URL('../../..', import.meta.url))

const isSource = (file: string): boolean =>
  /\.(ts|js)$/.test(file) &&
  !/\.(test|slow\.test|fixture|d)\.ts$/.test(file) &&
  !/(^|\/)(fixtures?|testkit)[./]/.test(file)

/** It lists the codes of everybody, and throws none. */
const listing = /^src\/model\/error-codes\./

interface Source {
  /** Relative to the root, with slashes. */
  readonly file: string
  readonly text: string
}

const read = new Map<string, readonly Source[]>()

/** Every source below a folder, read once. */
export const sourcesIn = (folder: string): readonly Source[] => {
  const known = read.get(folder)
  if (known) return known
  const sources = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll(sep, '/')}`)
    .filter((file) => isSource(file) && !listing.test(file))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
  read.set(folder, sources)
  return sources
}

/** Files that write this id as a literal. */
export const filesWriting = (id: string, ...folders: readonly string[]): readonly string[] =>
  folders
    .flatMap(sourcesIn)
    .filter(({ text }) => text.includes(`'${id}'`) || text.includes(`"${id}"`))
    .map(({ file }) => file)

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Ids that a file builds: its template literals, with anything in their holes. */
const builds = (text: string, id: string): boolean =>
  [...text.matchAll(/`((?:[^`\\\n]|\\.)*?\$\{[^`\n]*?)`/g)].some(([, template = '']) => {
    const literals = template.split(/\$\{[^}]*\}/)
    const fixed = literals.join('').replace(/[^\w]/g, '')
    return fixed.length > 2 && new RegExp(`^${literals.map(escaped).join('.+')}$`).test(id)
  })

/** Where an id is declared: written, else built from its own part, else built by a template. */
export const filesDeclaring = (id: string, ...folders: readonly string[]): readonly string[] => {
  const written = filesWriting(id, ...folders)
  if (written.length > 0) return written
  const own = filesWriting(id.replace(/^[^.]+\./, ''), ...folders)
  if (own.length > 0) return own
  return folders
    .flatMap(sourcesIn)
    .filter(({ text }) => builds(text, id))
    .map(({ file }) => file)
}
