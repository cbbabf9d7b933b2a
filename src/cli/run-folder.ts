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

/** Makes the folder of a new run. @throws BancError BANC-OUT when it cannot be written */
export const makeRunFolder = (out: string, id: string): string => {
  for (let attempt = 1; ; attempt += 1) {
    const folder = join(out, attempt === 1 ? id : `${id}-${attempt}`)
    try {
      mkdirSync(out, { recursive: true })
      mkdirSync(folder)
      return folder
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST' && attempt < 100) continue
      throw new BancError({
        code: 'BANC-OUT',
        what: {
          fr: `Le dossier de sortie ne peut pas être créé : ${messageOf(error)}.`,
          en: `The output folder cannot be made: ${messageOf(error)}.`,
        },
        where: folder,
        todo: { fr: 'Choisissez un autre dossier avec --out.', en: 'Choose another folder with --out.' },
      })
    }
  }
}
