import { sameLetters } from '../../../src/protocols/mail/letters.ts'
import { type PdfName, readPdfName } from '../../../src/protocols/mail/pdf-name.ts'
import { labelOf } from '../../../src/protocols/mail/subject.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { type CarriedCda, mailsWithCda, type SeenMail } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.23']

export const everyCdaComesWithItsPdf = check({
  id: 'mss.everyCdaComesWithItsPdf',
  title: {
    fr: 'Chaque CDA de l’archive a son PDF en pièce jointe',
    en: 'Each CDA of the archive has its PDF attached',
  },
  verifies,
  observes: mailsWithCda,
  judge: ({ cdas, pdfs }) => ({
    ok: pdfs.length >= cdas.length,
    expected: `${cdas.length} PDF`,
    actual: `${pdfs.length} PDF : ${pdfs.map(({ filename }) => filename ?? '∅').join(', ') || '∅'}`,
  }),
})

/** The PDF inside a level 1 CDA, beside the PDFs attached to its mail. */
interface Embedded {
  readonly uri: string
  readonly pdf: Uint8Array
  readonly attached: SeenMail['pdfs']
}

const embeddedPdfs = async (record: ScenarioRecord): Promise<readonly Observation<Embedded>[]> =>
  (await mailsWithCda(record)).flatMap(({ value: { cdas, pdfs }, evidence }) =>
    cdas.flatMap(({ uri, header: { body } }) =>
      pdfs.length > 0 && body?.kind === 'nonXMLBody' && body.mediaType === 'application/pdf'
        ? [{ value: { uri, pdf: body.bytes, attached: pdfs }, evidence }]
        : [],
    ),
  )

export const pdfIsTheOneInsideTheCda = check({
  id: 'mss.pdfIsTheOneInsideTheCda',
  title: {
    fr: 'Pour un CDA de niveau 1, le PDF joint est celui que le CDA contient',
    en: 'For a level 1 CDA, the attached PDF is the one that the CDA holds',
  },
  verifies,
  assumption: 'mss.pdf-identity',
  observes: embeddedPdfs,
  judge: ({ uri, pdf, attached }) => ({
    ok: attached.some(({ bytes }) => Buffer.compare(bytes, pdf) === 0),
    expected: { fr: `les ${pdf.length} octets de ${uri}`, en: `the ${pdf.length} bytes of ${uri}` },
    actual: attached.map(({ filename, bytes }) => `${filename ?? '∅'} (${bytes.length})`).join(', '),
  }),
})

/** Without one of these the name cannot be known. */
const nameOf = ({ header }: CarriedCda): PdfName | undefined => {
  const [patient] = header.recordTargets
  const date = header.documentationOf[0]?.effectiveTimeLow?.slice(0, 8)
  const type = header.code?.displayName
  if (!date || !type || !patient?.birthFamily || !patient.firstGiven) return undefined
  return { date, label: labelOf([type]), family: patient.birthFamily, given: patient.firstGiven, record: undefined }
}

const agrees = (one: PdfName, other: PdfName): boolean =>
  one.date === other.date &&
  sameLetters(one.label, other.label) &&
  sameLetters(one.family, other.family) &&
  sameLetters(one.given, other.given)

const written = ({ date, label, family, given }: PdfName): string => `${date}_${label}_${family}_${given}[_…].pdf`

interface Named {
  readonly expected: readonly PdfName[]
  readonly filename: string
}

const namedPdfs = async (record: ScenarioRecord): Promise<readonly Observation<Named>[]> =>
  (await mailsWithCda(record)).flatMap(({ value: { cdas, pdfs }, evidence }) => {
    const expected = cdas.map(nameOf).filter((name) => name !== undefined)
    if (expected.length < cdas.length) return []
    return pdfs.map(({ filename }) => ({ value: { expected, filename: filename ?? '' }, evidence }))
  })

export const pdfNameFollowsEco216 = check({
  id: 'mss.pdfNameFollowsEco216',
  title: {
    fr: 'Le PDF se nomme <date de l’acte>_<type>_<NOM>_<prénom>[_<n° de dossier>].pdf',
    en: 'The PDF is named <date of the act>_<type>_<NAME>_<given name>[_<record number>].pdf',
  },
  verifies,
  assumption: 'mss.pdf-name',
  observes: namedPdfs,
  judge: ({ expected, filename }) => {
    const name = readPdfName(filename)
    return {
      ok: name !== undefined && expected.some((one) => agrees(one, name)),
      expected: expected.map(written).join(' | '),
      actual: filename || '∅',
    }
  },
})
