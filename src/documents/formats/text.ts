import { renderFile, renderSummary } from '../text.ts'
import type { Format } from './format.ts'

export const textFormat: Format = {
  open: '',
  between: '\n',
  file: (result, source, lang) => renderFile(result, source, lang),
  close: (counts, lang) => `\n${renderSummary(counts, lang)}\n`,
}
