import { readCodes } from './barcodes.ts'
import { eachPage } from './render.ts'

/** What somebody who holds a printed document can read on it. */
export interface Paper {
  /** The text layer of its pages, one line break between lines, ligatures undone; empty when the pages are images. */
  readonly text: string
  /** The text of every bar code on its pages, whatever its symbology, separators kept; undefined when a page cannot be read. */
  readonly codes: readonly string[] | undefined
}

/** Names this way of reading: whoever changes what `readPaper` finds changes it, and what was kept is read again. */
export const paperReader = 'paper-1'

/** What describes a person stands at the beginning; the rest of a long document is not drawn. */
const mostPages = 3

/** Reads a printed document (PDF) as its reader would; undefined when it cannot be drawn. */
export const readPaper = async (pdf: Uint8Array): Promise<Paper | undefined> => {
  const pages = await eachPage(pdf, mostPages, async ({ text, image }) => ({ text, codes: await readCodes(image) }))
  if (pages === undefined) return undefined
  const codes = pages.map((page) => page.codes)
  return {
    text: pages
      .map(({ text }) => text)
      .join('\n')
      .normalize('NFKC')
      .replace(/\r\n?/g, '\n')
      .trim(),
    codes: codes.includes(undefined) ? undefined : codes.flatMap((found) => found ?? []),
  }
}
