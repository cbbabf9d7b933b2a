import { basename } from 'node:path'
import type { Lang } from '../model/text.ts'
import { viewsOf } from '../protocols/views.ts'
import { coherenceRules } from '../rules/coherence/rules.ts'
import { applyRules } from './apply.ts'
import { judgeContent } from './judge.ts'
import type { CdaJudge, Contracts } from './judged.ts'
import { type FileResult, verdictOf } from './result.ts'

export interface ValidateOptions {
  /** Further judgements of every CDA, wherever it lies: XSD, Schematron. They never throw. */
  readonly cdaJudges?: readonly CdaJudge[]
  /** The schemas of the services' messages. */
  readonly contracts?: Contracts | undefined
  /** Filled with the bytes of each part, by its path from the file: what excerpts are taken from. */
  readonly parts?: Map<string, Uint8Array> | undefined
}

/**
 * Judges one file by its content, and everything inside it: documents of an archive, attachments of a mail, the PDF in a
 * CDA; then whether they agree. Never throws: whatever the bytes are, the result says what is wrong with them.
 * `file` is the name to show; its last part names the file in the locations of what it holds.
 */
export const validateBytes = async (
  file: string,
  bytes: Uint8Array,
  lang: Lang,
  { cdaJudges = [], contracts, parts }: ValidateOptions = {},
): Promise<FileResult> => {
  const start = performance.now()
  const options = { lang, cdaJudges, contracts, parts, pdfs: new Map(), view: viewsOf().of }
  const { kind, ruleSets, claims } = await judgeContent(basename(file), bytes, options)
  const coherence = applyRules(coherenceRules, claims, lang)
  const all = coherence.rulesFired > 0 ? [...ruleSets, coherence] : ruleSets
  return { file, kind, verdict: verdictOf(all), ruleSets: all, durationMs: Math.round(performance.now() - start) }
}
