import type { OpenedMail } from '../../../src/protocols/mail/opened.ts'
import { claimOfCda, claimOfPdfName } from '../../../src/rules/coherence/claims.ts'
import { pdfNameAgrees } from '../../../src/rules/coherence/rules.ts'
import { fact } from '../../../src/rules/fact.ts'
import { pdfs, pdfWithEachCda } from '../../../src/rules/mail/attachments.ts'
import { pdfName } from '../../../src/rules/mail/pdf-name.ts'
import { within } from '../../../src/rules/rule.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { ruleCheck } from '../../rule-check.ts'
import { mailsWithCda, seenMails } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.23']

export const everyCdaComesWithItsPdf = ruleCheck({
  id: 'mss.everyCdaComesWithItsPdf',
  title: {
    fr: 'Chaque CDA de l’archive a son PDF en pièce jointe',
    en: 'Each CDA of the archive has its PDF attached',
  },
  verifies,
  rules: [pdfWithEachCda],
  subjects: seenMails,
})

/** The PDF inside a level 1 CDA, beside the PDFs attached to its mail. */
interface Embedded {
  readonly path: string
  readonly pdf: Uint8Array
  readonly attached: ReturnType<typeof pdfs>
}

const embeddedPdfs = async (record: ScenarioRecord): Promise<readonly Observation<Embedded>[]> =>
  (await mailsWithCda(record)).flatMap(({ value: mail, evidence }) => {
    const attached = pdfs(mail)
    return mail.cdas.flatMap(({ path, header: { body } }) =>
      attached.length > 0 && body?.kind === 'nonXMLBody' && body.mediaType === 'application/pdf'
        ? [{ value: { path, pdf: body.bytes, attached }, evidence }]
        : [],
    )
  })

export const pdfIsTheOneInsideTheCda = check({
  id: 'mss.pdfIsTheOneInsideTheCda',
  title: {
    fr: 'Pour un CDA de niveau 1, le PDF joint est celui que le CDA contient',
    en: 'For a level 1 CDA, the attached PDF is the one that the CDA holds',
  },
  verifies,
  assumption: 'mss.pdf-identity',
  observes: embeddedPdfs,
  judge: ({ path, pdf, attached }) => ({
    ok: attached.some(({ bytes }) => Buffer.compare(bytes, pdf) === 0),
    expected: { fr: `les ${pdf.length} octets de ${path}`, en: `the ${pdf.length} bytes of ${path}` },
    actual: attached.map(({ filename, bytes }) => `${filename ?? '∅'} (${bytes.length})`).join(', '),
  }),
})

/** What the CDA of a mail say, and the names of its PDFs. */
const claimsOf = (mail: OpenedMail) => [
  fact([
    ...mail.cdas.map(({ header }) => claimOfCda(header)),
    ...pdfs(mail).flatMap(({ filename = '' }) => claimOfPdfName(filename) ?? []),
  ]),
]

export const pdfNameFollowsEco216 = ruleCheck({
  id: 'mss.pdfNameFollowsEco216',
  title: {
    fr: 'Le PDF se nomme <date de l’acte>_<type>_<NOM>_<prénom>[_<n° de dossier>].pdf',
    en: 'The PDF is named <date of the act>_<type>_<NAME>_<given name>[_<record number>].pdf',
  },
  verifies,
  rules: [pdfName, ...pdfNameAgrees.map((rule) => within(rule, claimsOf))],
  subjects: mailsWithCda,
})
