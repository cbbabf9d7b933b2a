import type { PackageProblem } from './inventory.ts'

/** A registered package, as its `manifest.json` says. */
export interface PackageManifest {
  /** SHA-256 over the names and contents of all its files and those of its overlay. */
  readonly id: string
  /** The folder or archive that it came from, without its path. */
  readonly name: string
  readonly version: string
  /** ISO 8601. */
  readonly registeredAt: string
  readonly origin: {
    readonly kind: 'folder' | 'zip'
    readonly path: string
    /** Of the archive. */
    readonly sha256?: string
    readonly overlay?: string
  }
  /** Path from the root of the package → SHA-256. */
  readonly files: Readonly<Record<string, string>>
  readonly overlay: Readonly<Record<string, string>>
  readonly problems: readonly PackageProblem[]
}
