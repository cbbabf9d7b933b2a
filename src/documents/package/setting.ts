/**
 * Which official artefacts to judge with. Plain data, so that it can be handed to a worker thread: what is compiled
 * from it belongs to the thread that compiled it.
 */
export interface ArtefactSetting {
  /** Holds `schematrons/`, and mostly `jeuxDeValeurs/` and `infrastructure/cda/`. */
  readonly folder: string
  /** Files that stand before those of the package. */
  readonly overlay?: string | undefined
  /** Files that stand in where the package lacks them. */
  readonly underlay?: string | undefined
  /** The version of the package, for the rule sets that have none of their own. */
  readonly version?: string | undefined
  /** Where what was read once is kept; only for a folder that never changes, as a registered package. */
  readonly cache?: string | undefined
}
