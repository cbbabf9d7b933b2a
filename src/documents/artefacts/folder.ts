import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { normalize } from 'node:path/posix'
import { BancError } from '../../model/errors.ts'

/** A folder that is read and never left: not by `..`, an absolute path or a symbolic link. */
export interface ReadOnlyFolder {
  /** The bytes of a file by its path with `/`, in exactly this case whatever the file system, or undefined. */
  read(path: string): Uint8Array | undefined
  has(path: string): boolean
  /** The path in the case that it is written in on the disk, when it only differs by that. */
  inOtherCase(path: string): string | undefined
  /** The names in a folder, in order; none when it does not exist. */
  list(path: string): readonly string[]
}

/** A path inside the root without `.` and `..`, or undefined when it leads out. */
export const insidePath = (path: string): string | undefined => {
  const plain = normalize(path.replaceAll('\\', '/'))
  return plain.startsWith('../') || plain === '..' || plain.startsWith('/') || /^[A-Za-z]:/.test(plain)
    ? undefined
    : plain
}

/**
 * Opens a folder. Its listings are read once: it must not change while it is used.
 * @throws BancError BANC-ARTEFACTS-FOLDER when it is not a readable folder
 */
export const openFolder = (folder: string): ReadOnlyFolder => {
  const base = realFolder(folder)
  const listings = new Map<string, readonly string[]>()
  const list = (path: string): readonly string[] => {
    const known = listings.get(path)
    if (known !== undefined) return known
    const names = isInside(base, join(base, path)) ? namesIn(join(base, path)) : []
    listings.set(path, names)
    return names
  }
  const walk = (path: string, pick: (names: readonly string[], wanted: string) => string | undefined) => {
    const plain = insidePath(path)
    if (plain === undefined) return undefined
    let at = '.'
    for (const part of plain.split('/')) {
      const found = part === '.' ? part : pick(list(at), part)
      if (found === undefined) return undefined
      at = at === '.' ? found : `${at}/${found}`
    }
    return at
  }
  const exact = (path: string) => walk(path, (names, wanted) => (names.includes(wanted) ? wanted : undefined))
  return {
    read: (path) => {
      const found = exact(path)
      if (found === undefined) return undefined
      const file = join(base, found)
      return isInside(base, file) && lstatSync(realpathSync(file)).isFile() ? readFileSync(file) : undefined
    },
    has: (path) => exact(path) !== undefined,
    inOtherCase: (path) => {
      const found = walk(path, (names, wanted) =>
        names.includes(wanted) ? wanted : names.find((name) => name.toLowerCase() === wanted.toLowerCase()),
      )
      return found === insidePath(path) ? undefined : found
    },
    list,
  }
}

const realFolder = (folder: string): string => {
  try {
    const real = realpathSync(resolve(folder))
    readdirSync(real)
    return real
  } catch (cause) {
    throw new BancError({
      code: 'BANC-ARTEFACTS-FOLDER',
      what: { fr: `Le dossier ${folder} ne se lit pas.`, en: `The folder ${folder} cannot be read.` },
      where: folder,
      todo: {
        fr: 'Donnez par --artefacts le dossier du paquet de l’ANS.',
        en: 'Give the folder of the ANS package with --artefacts.',
      },
      cause,
    })
  }
}

const isInside = (base: string, path: string): boolean => {
  try {
    const real = realpathSync(path)
    return real === base || real.startsWith(base + sep)
  } catch {
    return false
  }
}

const namesIn = (path: string): readonly string[] => {
  try {
    return readdirSync(path).sort()
  } catch {
    return []
  }
}
