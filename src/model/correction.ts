import type { Correction } from './requirement.ts'
import type { Text } from './text.ts'

/** When and where a row was corrected: `corrigée le 2026-02-16 (source)`. An undated page says when it was read. */
export const correctionLine = ({ date, dateIs, source }: Correction): Text => ({
  fr: `${dateIs === 'published' ? 'corrigée le' : 'corrigée, lu le'} ${date} (${source})`,
  en: `${dateIs === 'published' ? 'corrected on' : 'corrected, read on'} ${date} (${source})`,
})
