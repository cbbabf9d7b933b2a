/** What a PDF written by hand for a test may change of the conforming one. Objects by number, as they stand between `obj` and `endobj`. */
export interface Written {
  readonly header?: string
  /** Replaces or adds objects: 1 catalog, 2 pages, 3 page, 4 content, 5 output intent, 6 profile, 7 metadata. */
  readonly objects?: Readonly<Record<number, string>>
  /** Entries of the trailer after Size and Root. */
  readonly trailer?: string
  readonly tail?: string
  /** A last change of the whole text: offsets are not corrected after it. */
  readonly edit?: (text: string) => string
}

export const streamOf = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`

/** The header of an ICC profile: `mntr`, `RGB `, version 2.1 unless told otherwise. */
export const iccOf = (space = 'RGB ', deviceClass = 'mntr', version = 2): string =>
  `\0\0\0\x80test${String.fromCharCode(version)}\x10\0\0${deviceClass}${space}XYZ ${'\0'.repeat(12)}acsp`.padEnd(
    128,
    '\0',
  )

/** An XMP packet; `properties` are more attributes and `elements` more elements of its description. */
export const packetOf = (
  properties = 'pdfaid:part="1" pdfaid:conformance="B"',
  elements = '',
  header = `begin='' id='W5M0MpCehiHzreSzNTczkc9d'`,
): string =>
  `<?xpacket ${header}?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" xmlns:own="urn:own" ${properties}>${elements}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>`

export const metadataOf = (packet: string, entries = ''): string =>
  streamOf(packet, `/Type /Metadata /Subtype /XML ${entries}`)

export const catalogOf = (entries = ''): string =>
  `<< /Type /Catalog /Pages 2 0 R /Metadata 7 0 R /OutputIntents [5 0 R] ${entries} >>`

export const pageOf = (resources = '', entries = ''): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << ${resources} >> ${entries} >>`

const conforming: Readonly<Record<number, string>> = {
  1: catalogOf(),
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: pageOf(),
  4: streamOf('0.5 0.5 0.5 rg 0 0 10 10 re f'),
  5: '<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /DestOutputProfile 6 0 R >>',
  6: streamOf(iccOf(), '/N 3'),
  7: metadataOf(packetOf()),
}

/** A small PDF/A-1b written by hand, one thing of it changed. */
export const writtenPdf = ({
  header = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n',
  objects = {},
  trailer,
  tail = '\n',
  edit,
}: Written = {}): Buffer => {
  const all = Object.entries({ ...conforming, ...objects }).map(([num, body]) => [Number(num), body] as const)
  let text = header
  const offsets: string[] = []
  for (const [num, body] of all) {
    offsets.push(`${num} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`)
    text += `${num} 0 obj\n${body}\nendobj\n`
  }
  const at = text.length
  text += `xref\n0 1\n0000000000 65535 f \n${offsets.join('')}`
  text += `trailer\n<< /Size 100 /Root 1 0 R ${trailer ?? '/ID [<01> <01>]'} >>\nstartxref\n${at}\n%%EOF${tail}`
  return Buffer.from(edit ? edit(text) : text, 'latin1')
}
