import type { Lang } from '../../model/text.ts'
import type { FileResult } from '../result.ts'
import type { SourceOf } from '../text.ts'

export const formatNames = ['text', 'json', 'ndjson', 'junit', 'svrl'] as const
export type FormatName = (typeof formatNames)[number]

/** How many files came to each verdict. */
export type Counts = Readonly<Record<FileResult['verdict'], number>>

/**
 * A rendering that never needs all results at once: what stands before, each file, what stands between two, what stands
 * after. Files are rendered where they are judged, in another thread.
 */
export interface Format {
  readonly open: string
  readonly between: string
  /** `source` gives the text of the file, where it is one, and of what it holds. */
  file(result: FileResult, source: SourceOf, lang: Lang): string
  close(counts: Counts, lang: Lang): string
}
