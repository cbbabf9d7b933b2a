import { plainLetters } from './letters.ts'
import { longestLabel } from './subject.ts'

/** Fields of a PDF attachment's name (ECO.2.1.6). */
export interface PdfName {
  /** `AAAAMMJJ` of the act. */
  readonly date: string
  readonly label: string
  readonly family: string
  readonly given: string
  /** Number of the prescription's record, for biology. */
  readonly record: string | undefined
}

/** Reads `<date de l’acte>_<type document>_<NOM>_<prénom>[_<numéro de dossier>].pdf`; undefined when it is not so. */
export const readPdfName = (filename: string): PdfName | undefined => {
  const fields = /^(.+)\.pdf$/i.exec(filename)?.[1]?.split('_')
  if (!fields || fields.length < 4 || fields.length > 5 || fields.some((field) => field.trim() === '')) return undefined
  const [date = '', label = '', family = '', given = '', record] = fields
  if (!/^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(date)) return undefined
  return { date, label, family, given, record }
}

/** Writes the name that ECO.2.1.6 asks for. What would be a separator in a file name becomes a space. */
export const pdfNameOf = ({ date, label, family, given, record }: PdfName): string => {
  const safe = (text: string): string => plainLetters(text).replace(/[_/\\:*?"<>|]/g, ' ')
  const type = safe(label).slice(0, longestLabel).trimEnd()
  const fields = [date, type, safe(family).toUpperCase(), safe(given), ...(record === undefined ? [] : [safe(record)])]
  return `${fields.join('_')}.pdf`
}
