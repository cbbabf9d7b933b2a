import type { Requirement } from '../../src/model/requirement.ts'
import { type CheckIdsOf, chapter, checksOf, suite } from '../../src/run/suite.ts'
import * as archive from './checks/archive.ts'
import * as codecdaHeader from './checks/codecda-header.ts'
import * as insHeader from './checks/ins-header.ts'
import * as metadata from './checks/metadata.ts'
import * as nilHeader from './checks/nil-header.ts'
import * as onePerson from './checks/one-person.ts'
import * as patientMail from './checks/patient-mail.ts'
import * as pdf from './checks/pdf.ts'
import * as serverCertificate from './checks/server-certificate.ts'
import * as starttls from './checks/starttls.ts'
import * as subject from './checks/subject.ts'
import * as tlsOffer from './checks/tls-offer.ts'
import * as tlsRefusals from './checks/tls-refusals.ts'
import requirements from './requirements.json' with { type: 'json' }
import offersTls from './scenarios/MSS.CONF.01.01.ts'
import meetsOldTls from './scenarios/MSS.CONF.01.01--old-versions.ts'
import offersSuites from './scenarios/MSS.CONF.03.01.ts'
import meetsWeakSuites from './scenarios/MSS.CONF.03.01--refusals.ts'
import sendsOverStartTls from './scenarios/MSS.CONF.05.01.ts'
import meetsNoStartTls from './scenarios/MSS.CONF.05.01--without-starttls.ts'
import setsInsHeader from './scenarios/MSS.CONF.14.01.ts'
import setsCodeCdaHeader from './scenarios/MSS.CONF.15.01.ts'
import setsNilHeader from './scenarios/MSS.CONF.16.01.ts'
import attachesDocuments from './scenarios/MSS.CONF.23.01.ts'
import writesSubject from './scenarios/MSS.CONF.25.01.ts'
import meetsBadCertificates from './scenarios/MSS.va1.03.01--server-certificate.ts'
import meetsExpiredCertificate from './scenarios/MSS.va1.04.01.ts'
import writesToQualifiedPatient from './scenarios/MSS.va1.19.01.ts'
import blocksUnqualifiedPatient from './scenarios/MSS.va1.19.02.ts'

const security = { fr: 'Sécurisation', en: 'Security' }
const lpsInterface = { fr: 'API LPS', en: 'LPS interface' }
const indicators = { fr: 'Indicateurs', en: 'Indicators' }
const documents = { fr: 'Transmission de documents', en: 'Sending documents' }
const patients = { fr: 'Messages aux usagers', en: 'Mails to patients' }

const mss = suite(
  'mss',
  { fr: 'Messageries sécurisées de santé', en: 'Secure health messaging' },
  requirements as readonly Requirement[],
  [
    // Whoever keeps a connection open from one scenario to the next opens a new one after a situation.
    chapter(security, meetsOldTls, [tlsRefusals.olderTlsIsRefused]),
    chapter(security, offersTls, [tlsOffer.tls12IsOffered, tlsOffer.olderTlsIsNotOffered]),
    chapter(security, meetsWeakSuites, [
      tlsRefusals.unlistedSuitesAreRefused,
      tlsRefusals.weakDhIsRefused,
      tlsRefusals.smallCurveIsRefused,
    ]),
    chapter(security, offersSuites, [tlsOffer.onlyListedSuitesAreOffered, tlsOffer.onlyLargeGroupsAreOffered]),
    chapter(security, meetsExpiredCertificate, [serverCertificate.expiredServerIsSentNothing]),
    chapter(security, meetsBadCertificates, [
      serverCertificate.notYetValidServerIsSentNothing,
      serverCertificate.revokedServerIsSentNothing,
      serverCertificate.unknownServerIsSentNothing,
      serverCertificate.selfSignedServerIsSentNothing,
      serverCertificate.otherServerIsSentNothing,
      serverCertificate.clientCertificateIsNoServer,
    ]),
    chapter(lpsInterface, sendsOverStartTls, [starttls.startTlsComesBeforeTheMail]),
    chapter(lpsInterface, meetsNoStartTls, [tlsRefusals.nothingLeavesInClear, tlsRefusals.replyInClearIsForgotten]),
    chapter(indicators, setsInsHeader, [
      insHeader.insHeaderTellsWhetherTheInsIsQualified,
      insHeader.insHeaderOnlyGoesWithACda,
    ]),
    chapter(indicators, setsCodeCdaHeader, [
      codecdaHeader.codeCdaHeaderNamesTheDocuments,
      codecdaHeader.codeCdaHeaderOnlyGoesWithACda,
    ]),
    chapter(indicators, setsNilHeader, [
      nilHeader.nilHeaderIsOnEveryMail,
      nilHeader.nilHeaderLooksLikeAProductReference,
    ]),
    chapter(documents, attachesDocuments, [
      archive.documentsTravelInAnXdmArchive,
      onePerson.oneMailConcernsOnePerson,
      pdf.everyCdaComesWithItsPdf,
      pdf.pdfIsTheOneInsideTheCda,
      pdf.pdfNameFollowsEco216,
      metadata.xdmMetadataNameEveryDocument,
      metadata.xdmMetadataAgreeWithTheCda,
      metadata.xdmMetadataCarrySizeAndHash,
      archive.xdmArchiveHasItsIndexAndReadme,
    ]),
    chapter(documents, writesSubject, [
      subject.subjectFollowsXdmGrammar,
      subject.subjectNamesThePersonOfTheCda,
      subject.subjectIsSpelledAsEco213Says,
    ]),
    chapter(patients, writesToQualifiedPatient, [patientMail.patientAddressIsTheQualifiedMatricule]),
    chapter(patients, blocksUnqualifiedPatient, [
      patientMail.noMailLeavesForAnUnqualifiedPerson,
      patientMail.userIsToldThatTheMailIsBlocked,
    ]),
  ],
  checksOf({
    archive,
    codecdaHeader,
    insHeader,
    metadata,
    nilHeader,
    onePerson,
    patientMail,
    pdf,
    serverCertificate,
    starttls,
    subject,
    tlsOffer,
    tlsRefusals,
  }),
)

export default mss

declare module '../../src/model/words.ts' {
  interface ChecksOfChapters {
    readonly mss: CheckIdsOf<typeof mss>
  }
}
