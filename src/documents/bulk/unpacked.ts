import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Noticed } from './source.ts'

/** Folders that are looked into: an archive is put in a folder or two, not in a thousand. */
const deepest = 3
const mostFolders = 2_000

const isXdm = (entry: Dirent): boolean => entry.isDirectory() && /^IHE_XDM$/i.test(entry.name)

/** The folders that hold an IHE_XDM, from a folder down, by their path from there with `/` at the end. At most two. */
const holders = (root: string): readonly string[] => {
  const found: string[] = []
  let level = ['']
  let read = 0
  for (let depth = 0; depth <= deepest && found.length < 2; depth++) {
    const next: string[] = []
    for (const folder of level) {
      if (++read > mostFolders) return found
      const entries = readdirSync(join(root, folder), { withFileTypes: true })
      if (entries.some(isXdm)) found.push(folder)
      else next.push(...entries.filter((one) => one.isDirectory()).map(({ name }) => `${folder}${name}/`))
    }
    level = next
  }
  return found.slice(0, 2)
}

/** Whether a folder holds nothing but the next one on the way. */
const isOnlyAround = (root: string, folder: string): boolean =>
  folder
    .split('/')
    .slice(0, -1)
    .every((_name, index, names) => readdirSync(join(root, ...names.slice(0, index))).length === 1)

/**
 * An archive that was unpacked in a folder, its IHE_XDM not at the root of the folder that is given: zipped as it is, no
 * receiver finds it. An error as for an archive where the folder holds nothing else, else a warning: it may be a folder of
 * documents. Several IHE_XDM are a collection, of which nothing is said. Undefined too where a folder cannot be read.
 */
export const unpackedElsewhere = (root: string): Noticed | undefined => {
  try {
    const [folder, other] = holders(root)
    if (folder === undefined || folder === '' || other !== undefined) return undefined
    return {
      file: root,
      rule: 'xdm.root',
      severity: isOnlyAround(root, folder) ? 'error' : 'warning',
      noticed: {
        fr: `IHE_XDM n'est pas à la racine de ce dossier mais dans « ${folder} » : compressé tel quel, un destinataire ne l'y cherche pas. Les fichiers sont jugés un à un.`,
        en: `IHE_XDM is not at the root of this folder but in "${folder}": compressed as it is, a receiver does not look there. The files are judged one by one.`,
      },
    }
  } catch {
    return undefined
  }
}
