import type { Text } from '../../../src/model/text.ts'
import type { CdaHeader } from '../../../src/protocols/cda/types.ts'
import { check } from '../../../src/run/check.ts'
import { cdaOf, fedDocuments } from '../evidence/transactions.ts'

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'

/** What the document is, in one line. */
const described = (header: CdaHeader | undefined): Text | string => {
  if (header === undefined) return { fr: 'pas de ClinicalDocument', en: 'no ClinicalDocument' }
  const { body } = header
  if (body?.kind !== 'nonXMLBody') return { fr: 'CDA sans nonXMLBody', en: 'CDA without nonXMLBody' }
  const content = isPdf(body.bytes) ? 'PDF' : { fr: 'pas un PDF', en: 'not a PDF' }
  const form = `nonXMLBody ${body.mediaType ?? '∅'} ${body.representation ?? '∅'}`
  return typeof content === 'string'
    ? `${form}, ${content}`
    : { fr: `${form}, ${content.fr}`, en: `${form}, ${content.en}` }
}

const expected = 'nonXMLBody application/pdf B64, PDF'

export const feedCarriesCdaN1 = check({
  id: 'dmp.feedCarriesCdaN1',
  title: {
    fr: 'Le document alimenté est un CDA R2 N1 qui encapsule un PDF en base 64',
    en: 'The document that is fed is a CDA R2 N1 that wraps a PDF in base 64',
  },
  verifies: ['DOC.01', 'DOC/va1.12', 'DOC/va1.16'],
  observes: fedDocuments,
  judge: ({ bytes }, record) => {
    const actual = described(cdaOf(bytes, record))
    return { ok: actual === expected, expected, actual }
  },
})
