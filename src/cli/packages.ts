import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../bench/cache.ts'
import { version } from '../bench/version.ts'
import type { PackageManifest } from '../documents/package/manifest.ts'
import { newestVolet, registeredIn, settingOf } from '../documents/package/registry.ts'
import { packageFolder } from '../documents/package/root.ts'
import type { ArtefactSetting } from '../documents/package/setting.ts'
import { BancError } from '../model/errors.ts'

export const packagesFolder = (): string => join(cacheFolder(), 'artefacts')

const settingFor = (manifest: PackageManifest): ArtefactSetting =>
  // What one version of the bench has read another may read otherwise.
  settingOf(packagesFolder(), manifest, `read-${version}`)

const existing = (overlay: string): string => {
  if (existsSync(overlay)) return overlay
  throw new BancError({
    code: 'BANC-ARTEFACTS-FOLDER',
    what: { fr: 'Ce dossier n’existe pas.', en: 'This folder does not exist.' },
    where: overlay,
    todo: { fr: 'Corrigez --overlay.', en: 'Correct --overlay.' },
  })
}

const overlayOfNothing = (overlay: string): BancError =>
  new BancError({
    code: 'BANC-OPTION',
    what: { fr: 'Il n’y a pas de paquet sous --overlay.', en: 'There is no package under --overlay.' },
    where: overlay,
    todo: {
      fr: 'Donnez-le par --artefacts, ou enregistrez-le par « artefacts add ».',
      en: 'Give it with --artefacts, or register it with "artefacts add".',
    },
  })

/** A package by its folder, or by the first eight or more digits of the fingerprint of a registered one. */
const packageNamed = (named: string): ArtefactSetting => {
  const known =
    /^[0-9a-f]{8,64}$/.test(named) && !existsSync(named)
      ? registeredIn(packagesFolder()).find(({ id }) => id.startsWith(named))
      : undefined
  if (known) return settingFor(known)
  const folder = packageFolder(named)
  return { folder, version: newestVolet(readdirSync(join(folder, 'schematrons'))) }
}

export interface PackageOptions {
  readonly artefacts?: string
  readonly overlay?: string
}

/**
 * The package to judge with: the one that `--artefacts` names; else the folder in `BANC_ANS_ARTEFACTS`; else the one that
 * was registered last; undefined when there is none at all.
 * @throws BancError BANC-ARTEFACTS-FOLDER
 */
export const chosenPackage = ({ artefacts, overlay }: PackageOptions): ArtefactSetting | undefined => {
  const named = artefacts ?? (process.env.BANC_ANS_ARTEFACTS || undefined)
  const last = named === undefined ? registeredIn(packagesFolder()).at(-1) : undefined
  const setting = named === undefined ? last && settingFor(last) : packageNamed(named)
  if (overlay === undefined) return setting
  if (setting === undefined) throw overlayOfNothing(overlay)
  // Other files than those that were registered: nothing that was read before holds.
  const { folder, version: of } = setting
  return { folder, version: of, overlay: existing(overlay) }
}

/**
 * The package to compare with. The overlay of the first only stands in for what this one still lacks, so that what it
 * corrects is seen.
 */
export const comparedPackage = (named: string, { overlay }: PackageOptions): ArtefactSetting => {
  const setting = packageNamed(named)
  if (overlay === undefined || setting.cache !== undefined) return setting
  return { ...setting, underlay: existing(overlay) }
}
