import type { Text } from '../../model/text.ts'

/** The bytes are not a PDF that can be read; `text` says why. */
export class PdfError extends Error {
  override readonly name = 'PdfError'
  readonly text: Text

  constructor(text: Text, cause?: unknown) {
    super(text.en, { cause })
    this.text = text
  }
}
