import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { BancError } from '../../model/errors.ts'
import { type ArtefactRoot, openArtefacts } from '../artefacts/root.ts'
import type { ArtefactSetting } from './setting.ts'

const holdsSchematrons = (folder: string): boolean => existsSync(join(folder, 'schematrons'))

const foldersIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
      .toSorted()
  } catch {
    return []
  }
}

/**
 * The folder that holds `schematrons/`: the one that is given, or one directly in it, as a ZIP of the published repository has it.
 * @throws BancError BANC-ARTEFACTS-FOLDER when there is none
 */
export const packageFolder = (folder: string): string => {
  const found = [folder, ...foldersIn(folder)].find(holdsSchematrons)
  if (found !== undefined) return found
  throw new BancError({
    code: 'BANC-ARTEFACTS-FOLDER',
    what: {
      fr: 'Ce dossier n’est pas un paquet d’artefacts de l’ANS : il n’a pas de dossier « schematrons ».',
      en: 'This folder is no artefact package of the ANS: it has no "schematrons" folder.',
    },
    where: folder,
    todo: {
      fr: 'Donnez le dossier qui contient schematrons, jeuxDeValeurs et infrastructure.',
      en: 'Give the folder that holds schematrons, jeuxDeValeurs and infrastructure.',
    },
  })
}

/** Opens the files of a setting, each layer before the next: overlay, package, underlay. */
export const openSetting = ({ folder, overlay, underlay }: ArtefactSetting): ArtefactRoot => {
  if (underlay === undefined) return openArtefacts(folder, overlay)
  return openArtefacts(underlay, folder)
}
