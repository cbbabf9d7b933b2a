import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import type { Lang } from '../../model/text.ts'
import { decodeLeniently } from '../../xml/decode.ts'
import { openContracts } from '../contracts/open.ts'
import { changeFormats } from '../formats/change.ts'
import type { FormatName } from '../formats/format.ts'
import { formats } from '../formats/formats.ts'
import { withoutPackage } from '../package/choice-result.ts'
import { changeOf } from '../package/compare.ts'
import { sha256Of } from '../package/files.ts'
import { openJudges } from '../package/judges.ts'
import type { ArtefactSetting } from '../package/setting.ts'
import type { FileResult } from '../result.ts'
import type { SourceOf } from '../text.ts'
import { validateBytes } from '../validate.ts'
import type { Source, Unreadable } from './source.ts'
import { unreadableBecause } from './unreadable.ts'

/** How to judge and tell: plain data, the same for every thread. */
export interface Judging {
  readonly lang: Lang
  readonly format: FormatName
  readonly artefacts?: ArtefactSetting | undefined
  /** Folder of the services' official schemas. */
  readonly contracts?: string | undefined
  /** Said in each result, so that a call that takes up another knows whether the same rules judged. */
  readonly judgedBy?: string | undefined
  /** A second package: what is told is then what changes from the first to this one. */
  readonly compare?: { readonly artefacts: ArtefactSetting; readonly format: 'text' | 'json' } | undefined
}

/** A file that was judged, already rendered: of what was found, nothing else outlives the thread's turn. */
export interface Told {
  readonly file: string
  readonly verdict: FileResult['verdict']
  /** With two packages: whether anything changes. */
  readonly changed: boolean
  /** Set of what was not judged by any package: the comparison says nothing of it, its verdict counts as it is. */
  readonly isUnjudged?: true
  readonly rendered: string
}

export type Outcome = Told | Unreadable

export type JudgeSource = (source: Source) => Promise<Outcome>

export const by = (judgedBy: string | undefined): Pick<FileResult, 'judgedBy'> =>
  judgedBy === undefined ? {} : { judgedBy }

/** Texts of a file and of its parts, each decoded once, at the first excerpt. */
const textsOf = (bytes: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): SourceOf => {
  const decoded = new Map<string | undefined, string>()
  return (part) => {
    const known = decoded.get(part)
    const source = part === undefined ? bytes : parts.get(part)
    if (known !== undefined || source === undefined) return known
    const text = decodeLeniently(source)
    decoded.set(part, text)
    return text
  }
}

/** Bytes. Above, what a document leaves behind while it is read weighs more than the document. */
const large = 8 * 1024 * 1024

/** The file's bytes. @throws when it cannot be read */
const bytesOf = (source: Source): Uint8Array => {
  const bytes = 'bytes' in source ? source.bytes : readFileSync(source.path)
  // What the reader leaves behind dies young: a young generation that does not grow takes a fifth less memory, and no more time.
  if (bytes.byteLength > large) setFlagsFromString('--semi-space-growth-factor=1')
  return bytes
}

/** Prepares to judge one file after the other. @throws BancError when the artefacts cannot be opened */
export const judgeSourceWith = (judging: Judging): JudgeSource => {
  const { lang, format, artefacts, contracts: folder, compare, judgedBy } = judging
  const cdaJudges = artefacts ? openJudges(artefacts) : [withoutPackage]
  const otherJudges = compare ? openJudges(compare.artefacts) : undefined
  const contracts = folder === undefined ? undefined : openContracts(folder)
  return async (source) => {
    const { file } = source
    let bytes: Uint8Array
    try {
      bytes = bytesOf(source)
    } catch (error) {
      return unreadableBecause(file, error)
    }
    const parts = new Map<string, Uint8Array>()
    const result = await validateBytes(file, bytes, lang, { cdaJudges, contracts, parts })
    if (compare && otherJudges) {
      const other = await validateBytes(file, bytes, lang, { cdaJudges: otherJudges, contracts })
      const change = changeOf(result, other)
      const rendered = changeFormats[compare.format].file(change, lang)
      return { file, verdict: other.verdict, changed: change.changed, rendered }
    }
    const told = format === 'ndjson' ? { ...result, sha256: sha256Of(bytes), ...by(judgedBy) } : result
    const rendered = formats[format].file(told, textsOf(bytes, parts), lang)
    return { file, verdict: result.verdict, changed: false, rendered }
  }
}
