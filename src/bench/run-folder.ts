import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { BancError, messageOf } from '../model/errors.ts'

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** The name of a run: when it started (UTC) and what it tests. */
export const runId = (product: string, now: Date): string =>
  `${now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '')
    .replace('T', '-')}-${slug(product)}`

/** The output folder refuses what the bench writes in it: `BANC-OUT`. */
export const outProblem = (where: string, error: unknown): BancError =>
  new BancError({
    code: 'BANC-OUT',
    what: {
      fr: `Le dossier de sortie ne peut pas être écrit : ${messageOf(error)}.`,
      en: `The output folder cannot be written: ${messageOf(error)}.`,
    },
    where,
    todo: {
      fr: 'Libérez de la place ou rétablissez les droits d’écriture, ou choisissez un autre dossier avec --out.',
      en: 'Free some space or restore write access, or choose another folder with --out.',
    },
    cause: error,
  })

/** Makes the folder of a new run. @throws BancError BANC-OUT when it cannot be written */
export const makeRunFolder = (out: string, id: string): string => {
  for (let attempt = 1; ; attempt += 1) {
    const folder = join(out, attempt === 1 ? id : `${id}-${attempt}`)
    try {
      mkdirSync(out, { recursive: true })
      mkdirSync(folder, { mode: 0o700 })
      return folder
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST' && attempt < 100) continue
      throw outProblem(folder, error)
    }
  }
}
