import type { Requirement } from '../../src/model/requirement.ts'
import { type CheckIdsOf, chapter, suite } from '../../src/run/suite.ts'
import { documentsTravelInAnXdmArchive, xdmArchiveHasItsIndexAndReadme } from './checks/archive.ts'
import { codeCdaHeaderNamesTheDocuments, codeCdaHeaderOnlyGoesWithACda } from './checks/codecda-header.ts'
import { insHeaderOnlyGoesWithACda, insHeaderTellsWhetherTheInsIsQualified } from './checks/ins-header.ts'
import {
  xdmMetadataAgreeWithTheCda,
  xdmMetadataCarrySizeAndHash,
  xdmMetadataNameEveryDocument,
} from './checks/metadata.ts'
import { nilHeaderIsOnEveryMail, nilHeaderLooksLikeAProductReference } from './checks/nil-header.ts'
import { oneMailConcernsOnePerson } from './checks/one-person.ts'
import {
  noMailLeavesForAnUnqualifiedPerson,
  patientAddressIsTheQualifiedMatricule,
  userIsToldThatTheMailIsBlocked,
} from './checks/patient-mail.ts'
import { everyCdaComesWithItsPdf, pdfIsTheOneInsideTheCda, pdfNameFollowsEco216 } from './checks/pdf.ts'
import { startTlsComesBeforeTheMail } from './checks/starttls.ts'
import {
  subjectFollowsXdmGrammar,
  subjectIsSpelledAsEco213Says,
  subjectNamesThePersonOfTheCda,
} from './checks/subject.ts'
import requirements from './requirements.json' with { type: 'json' }
import sendsOverStartTls from './scenarios/MSS.CONF.05.01.ts'
import setsInsHeader from './scenarios/MSS.CONF.14.01.ts'
import setsCodeCdaHeader from './scenarios/MSS.CONF.15.01.ts'
import setsNilHeader from './scenarios/MSS.CONF.16.01.ts'
import attachesDocuments from './scenarios/MSS.CONF.23.01.ts'
import writesSubject from './scenarios/MSS.CONF.25.01.ts'
import writesToQualifiedPatient from './scenarios/MSS.va1.19.01.ts'
import blocksUnqualifiedPatient from './scenarios/MSS.va1.19.02.ts'

const lpsInterface = { fr: 'API LPS', en: 'LPS interface' }
const indicators = { fr: 'Indicateurs', en: 'Indicators' }
const documents = { fr: 'Transmission de documents', en: 'Sending documents' }
const patients = { fr: 'Messages aux usagers', en: 'Mails to patients' }

const mss = suite(
  'mss',
  { fr: 'Messageries sécurisées de santé', en: 'Secure health messaging' },
  requirements as readonly Requirement[],
  [
    chapter(lpsInterface, sendsOverStartTls, [startTlsComesBeforeTheMail]),
    chapter(indicators, setsInsHeader, [insHeaderTellsWhetherTheInsIsQualified, insHeaderOnlyGoesWithACda]),
    chapter(indicators, setsCodeCdaHeader, [codeCdaHeaderNamesTheDocuments, codeCdaHeaderOnlyGoesWithACda]),
    chapter(indicators, setsNilHeader, [nilHeaderIsOnEveryMail, nilHeaderLooksLikeAProductReference]),
    chapter(documents, attachesDocuments, [
      documentsTravelInAnXdmArchive,
      oneMailConcernsOnePerson,
      everyCdaComesWithItsPdf,
      pdfIsTheOneInsideTheCda,
      pdfNameFollowsEco216,
      xdmMetadataNameEveryDocument,
      xdmMetadataAgreeWithTheCda,
      xdmMetadataCarrySizeAndHash,
      xdmArchiveHasItsIndexAndReadme,
    ]),
    chapter(documents, writesSubject, [
      subjectFollowsXdmGrammar,
      subjectNamesThePersonOfTheCda,
      subjectIsSpelledAsEco213Says,
    ]),
    chapter(patients, writesToQualifiedPatient, [patientAddressIsTheQualifiedMatricule]),
    chapter(patients, blocksUnqualifiedPatient, [noMailLeavesForAnUnqualifiedPerson, userIsToldThatTheMailIsBlocked]),
  ],
)

export default mss

declare module '../../src/model/words.ts' {
  interface ChecksOfChapters {
    readonly mss: CheckIdsOf<typeof mss>
  }
}
