import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What rules read: examples and documentation of a published repository are left out. */
const parts = ['schematrons', 'jeuxDeValeurs', 'infrastructure']

const filesUnder = (folder: string, path: string): readonly string[] =>
  readdirSync(join(folder, path), { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = `${path}/${entry.name}`
      if (entry.isDirectory()) return filesUnder(folder, inside)
      // A link may lead out of the package.
      return entry.isFile() ? [inside] : []
    })

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The files of a package that judging can need, by their paths with `/`, with the SHA-256 of each. */
export const filesOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    parts
      .filter((part) => existsSync(join(folder, part)))
      .flatMap((part) => filesUnder(folder, part))
      .map((path) => [path, sha256Of(readFileSync(join(folder, path)))]),
  )

export const copyFiles = (paths: readonly string[], from: string, to: string): void => {
  for (const path of paths) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    copyFileSync(join(from, path), join(to, path))
  }
}

/** One fingerprint for a package with its overlay: the same contents under the same names have the same. */
export const fingerprintOf = (...layers: readonly Readonly<Record<string, string>>[]): string =>
  sha256Of(new TextEncoder().encode(JSON.stringify(layers.map((layer) => Object.entries(layer).toSorted()))))
