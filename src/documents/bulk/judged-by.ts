import { sep } from 'node:path'
import { filesOf, fingerprintOf, sha256Of } from '../package/files.ts'
import type { ArtefactSetting } from '../package/setting.ts'
import type { Judging } from './judge-source.ts'

/** The contents of a package; of one that is registered, and so never changes, its own name says them. */
const contentsOf = ({ folder, overlay, underlay, version, cache }: ArtefactSetting): unknown => [
  cache === undefined ? fingerprintOf(filesOf(folder)) : folder.split(sep).slice(-3),
  ...[overlay, underlay].map((layer) => layer && fingerprintOf(filesOf(layer))),
  version,
]

/**
 * A fingerprint of all that a verdict comes from beside the file: version of the bench, package, contracts, language of
 * the sentences. Of the contracts the path only.
 */
export const judgedBy = ({ lang, artefacts, contracts }: Judging, version: string): string =>
  sha256Of(
    new TextEncoder().encode(JSON.stringify([version, lang, contracts, artefacts && contentsOf(artefacts)])),
  ).slice(0, 16)
