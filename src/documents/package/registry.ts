import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { BancError, messageOf } from '../../model/errors.ts'
import { ZipError } from '../../zip/problem.ts'
import { unpack } from '../../zip/unpack.ts'
import { openArtefacts } from '../artefacts/root.ts'
import { copyFiles, filesOf, fingerprintOf, sha256Of } from './files.ts'
import { inventoryOf } from './inventory.ts'
import type { PackageManifest } from './manifest.ts'
import { packageFolder } from './root.ts'
import type { ArtefactSetting } from './setting.ts'

export interface Registration {
  /** A folder or a ZIP of the published package. */
  readonly path: string
  readonly overlay?: string | undefined
  /** What the package calls its version; without it, that of its most recent volet. */
  readonly version?: string | undefined
  /** ISO 8601. */
  readonly now: string
}

const unreadable = (path: string, cause: unknown): BancError =>
  new BancError({
    code: 'BANC-ARTEFACTS-FOLDER',
    what: {
      fr: `Ce paquet ne se lit pas : ${messageOf(cause)}.`,
      en: `This package cannot be read: ${messageOf(cause)}.`,
    },
    where: path,
    todo: {
      fr: 'Donnez le dossier ou le ZIP du paquet de l’ANS.',
      en: 'Give the folder or the ZIP of the ANS package.',
    },
    cause,
  })

/** The packages have no version of their own: their volets do, in their names. */
export const newestVolet = (names: readonly string[]): string =>
  names
    .flatMap((name) => /^CI-SIS_.*_(\d{4}\.\d{2})\.sch$/.exec(name)?.[1] ?? [])
    .toSorted()
    .at(-1) ?? ''

const manifestIn = (folder: string): PackageManifest | undefined => {
  try {
    return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/** The packages registered in a folder, the last registered last. */
export const registeredIn = (base: string): readonly PackageManifest[] => {
  if (!existsSync(base)) return []
  return readdirSync(base)
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .flatMap((name) => manifestIn(join(base, name)) ?? [])
    .toSorted((one, other) => (one.registeredAt < other.registeredAt ? -1 : 1))
}

/** How to judge with a registered package. `cache` names the folder beside it where what was read is kept. */
export const settingOf = (base: string, { id, version, overlay }: PackageManifest, cache: string): ArtefactSetting => ({
  folder: join(base, id, 'package'),
  ...(Object.keys(overlay).length > 0 ? { overlay: join(base, id, 'overlay') } : {}),
  version,
  cache: join(base, id, cache),
})

const unpackPackage = async (path: string, folder: string): Promise<void> => {
  try {
    await unpack(path, folder)
  } catch (cause) {
    const why = cause instanceof ZipError ? cause.text : { fr: messageOf(cause), en: messageOf(cause) }
    throw new BancError({
      code: 'BANC-ARTEFACTS-ZIP',
      what: {
        fr: `Cette archive ne peut pas être lue : ${why.fr}.`,
        en: `This archive cannot be read: ${why.en}.`,
      },
      where: path,
      todo: {
        fr: 'Donnez le ZIP publié, ou le dossier qu’il contient.',
        en: 'Give the ZIP as published, or the folder that it holds.',
      },
      cause,
    })
  }
}

const registerFolder = (
  base: string,
  found: string,
  { path, overlay, version, now }: Registration,
  origin: Pick<PackageManifest['origin'], 'kind' | 'sha256'>,
): PackageManifest => {
  const folder = packageFolder(found)
  const files = filesOf(folder)
  const over = overlay === undefined ? {} : filesOf(overlay)
  const id = fingerprintOf(files, over)
  const incoming = mkdtempSync(join(base, 'incoming-'))
  try {
    copyFiles(Object.keys(files), folder, join(incoming, 'package'))
    if (overlay !== undefined) copyFiles(Object.keys(over), overlay, join(incoming, 'overlay'))
    const layered = Object.keys(over).length > 0 ? join(incoming, 'overlay') : undefined
    const manifest: PackageManifest = {
      id,
      name: basename(resolve(path)),
      version: version ?? newestVolet(readdirSync(join(folder, 'schematrons'))),
      registeredAt: now,
      origin: { ...origin, path: resolve(path), ...(overlay === undefined ? {} : { overlay: resolve(overlay) }) },
      files,
      overlay: over,
      problems: inventoryOf(openArtefacts(join(incoming, 'package'), layered)),
    }
    writeFileSync(join(incoming, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
    const place = join(base, id)
    rmSync(place, { recursive: true, force: true })
    renameSync(incoming, place)
    return manifest
  } finally {
    rmSync(incoming, { recursive: true, force: true })
  }
}

/**
 * Copies a package into the registry, under the fingerprint of its contents, with the SHA-256 of each file and all that
 * its rule sets ask for in vain. Registering the same contents again only renews the date.
 * @throws BancError BANC-ARTEFACTS-FOLDER, BANC-ARTEFACTS-ZIP
 */
export const register = async (base: string, registration: Registration): Promise<PackageManifest> => {
  const { path, overlay } = registration
  let isFolder: boolean
  try {
    isFolder = statSync(path).isDirectory()
    if (overlay !== undefined) readdirSync(overlay)
    mkdirSync(base, { recursive: true })
  } catch (cause) {
    throw unreadable(path, cause)
  }
  if (isFolder) return registerFolder(base, path, registration, { kind: 'folder' })
  const unpacked = mkdtempSync(join(base, 'unpacked-'))
  try {
    await unpackPackage(path, unpacked)
    return registerFolder(base, unpacked, registration, { kind: 'zip', sha256: sha256Of(readFileSync(path)) })
  } finally {
    rmSync(unpacked, { recursive: true, force: true })
  }
}
