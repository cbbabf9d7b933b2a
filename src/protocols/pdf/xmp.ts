import { readPlaced, walk } from '../../xml/placed.ts'

const pdfaid = 'http://www.aiim.org/pdfa/ns/id/'

/** What an XMP packet says of PDF/A: as elements or as attributes, both are written. */
export interface PdfaIdentification {
  /** `1` for PDF/A-1. */
  readonly part: string | undefined
  /** `A` or `B`. */
  readonly conformance: string | undefined
}

/** Reads the identification; undefined when the packet is no XML. */
export const pdfaIdentificationOf = (xmp: string): PdfaIdentification | undefined => {
  const read = readPlaced(
    xmp
      .replace(/^\uFEFF/, '')
      .replace(/<\?xpacket[^>]*\?>/g, '')
      .trim(),
  )
  if ('problem' in read) return undefined
  let part: string | undefined
  let conformance: string | undefined
  for (const element of walk(read.root)) {
    part ??= element.attributes[`{${pdfaid}}part`]
    conformance ??= element.attributes[`{${pdfaid}}conformance`]
    if (element.ns !== pdfaid) continue
    if (element.name === 'part') part ??= element.text.trim()
    if (element.name === 'conformance') conformance ??= element.text.trim()
  }
  return { part, conformance }
}
