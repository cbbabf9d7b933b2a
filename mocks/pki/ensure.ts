import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { BancError, messageOf } from '../../src/model/errors.ts'
import { isIntact, ownFiles, type Pki, pkiIn, writePki } from './store.ts'

export type { Pki }

const twoDays = 2 * 24 * 3600 * 1000
/** A hierarchy takes seconds to make: a lock this old was left by a process that died. */
const lockIsStale = 60_000

const codeOf = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code

const absentOr = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Takes the lock (a folder: making one is atomic), or waits a little for its holder. */
const lockTaken = async (lock: string): Promise<boolean> => {
  try {
    await mkdir(lock)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    const held = await absentOr(stat(lock))
    if (held && Date.now() - held.mtimeMs > lockIsStale) await rm(lock, { recursive: true, force: true })
    else await wait(50)
    return false
  }
}

const refuseForeignFiles = async (folder: string): Promise<void> => {
  const foreign = (await absentOr(readdir(folder)))?.find((name) => !ownFiles.includes(name))
  if (foreign === undefined) return
  throw new BancError({
    code: 'BANC-PKI',
    what: {
      fr: `Le dossier de l’autorité de test contient un fichier qui n’est pas à elle : ${foreign}.`,
      en: `The folder of the test authority holds a file that is not its own: ${foreign}.`,
    },
    where: folder,
    todo: {
      fr: 'Choisissez un dossier vide ou absent : le banc le recrée entièrement.',
      en: 'Choose an empty or absent folder: the bench makes it anew as a whole.',
    },
  })
}

const replace = async (folder: string, now: Date): Promise<void> => {
  await refuseForeignFiles(folder)
  const fresh = `${folder}.new-${randomUUID()}`
  const old = `${folder}.old-${randomUUID()}`
  // Loaded where an authority is made, once a year: it brings 200 modules.
  const { makeHierarchy } = await import('./hierarchy.ts')
  try {
    await writePki(fresh, await makeHierarchy(now))
    await absentOr(rename(folder, old))
    await rename(fresh, folder)
  } finally {
    await Promise.all([fresh, old].map((path) => rm(path, { recursive: true, force: true })))
  }
}

const unwritable = (folder: string, error: unknown): BancError =>
  new BancError({
    code: 'BANC-PKI',
    what: {
      fr: `Impossible d’écrire l’autorité de test : ${messageOf(error)}.`,
      en: `The test authority cannot be written: ${messageOf(error)}.`,
    },
    where: folder,
    todo: {
      fr: 'Donnez au banc un dossier où il peut écrire.',
      en: 'Give the bench a folder that it may write to.',
    },
    cause: error,
  })

/**
 * The test authority kept in `folder`, made at first use and again when it is missing, damaged or within two days of its
 * end. Processes that ask at once get the same one. Keys never leave this folder.
 * @throws BancError `BANC-PKI` when the folder cannot be written or holds somebody's files
 */
export const ensurePki = async (folder: string, options: { readonly now?: Date } = {}): Promise<Pki> => {
  const now = options.now ?? new Date()
  const pki = pkiIn(folder)
  const lock = `${pki.folder}.lock`
  const intact = () => isIntact(pki.folder, now, new Date(now.getTime() + twoDays))
  try {
    while (!(await intact())) {
      await mkdir(dirname(resolve(folder)), { recursive: true })
      if (!(await lockTaken(lock))) continue
      try {
        if (!(await intact())) await replace(pki.folder, now)
        return pki
      } finally {
        await rm(lock, { recursive: true, force: true })
      }
    }
    return pki
  } catch (error) {
    throw error instanceof BancError ? error : unwritable(pki.folder, error)
  }
}
