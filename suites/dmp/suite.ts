import type { Requirement } from '../../src/model/requirement.ts'
import { type CheckIdsOf, chapter, checksOf, suite } from '../../src/run/suite.ts'
import * as byTheRules from './checks/by-the-rules.ts'
import * as existenceTestNamesTheIns from './checks/existence-test-names-the-ins.ts'
import * as existenceTestPrecedesFeed from './checks/existence-test-precedes-feed.ts'
import * as fedDocumentCarriesTheIns from './checks/fed-document-carries-the-ins.ts'
import * as feedCarriesCdaN1 from './checks/feed-carries-cda-n1.ts'
import * as feedsWithoutAuthorisation from './checks/feeds-without-authorisation.ts'
import * as messageIsTaken from './checks/message-is-taken.ts'
import * as metadataAuthor from './checks/metadata-author.ts'
import * as metadataCreationTime from './checks/metadata-creation-time.ts'
import * as metadataPatient from './checks/metadata-patient.ts'
import * as metadataPatientIsTheIns from './checks/metadata-patient-is-the-ins.ts'
import * as metadataServiceTime from './checks/metadata-service-time.ts'
import * as metadataTitle from './checks/metadata-title.ts'
import * as metadataType from './checks/metadata-type.ts'
import * as metadataUniqueId from './checks/metadata-unique-id.ts'
import * as noAuthorisationRequest from './checks/no-authorisation-request.ts'
import * as nonOppositionAllowsFeed from './checks/non-opposition-allows-feed.ts'
import * as oppositionBlocksFeed from './checks/opposition-blocks-feed.ts'
import * as serverCertificate from './checks/server-certificate.ts'
import * as submission from './checks/submission.ts'
import * as tlsOffer from './checks/tls-offer.ts'
import * as transactionCarriesVihf from './checks/transaction-carries-vihf.ts'
import * as transport from './checks/transport.ts'
import * as vihfIsComplete from './checks/vihf-is-complete.ts'
import * as vihfIsSigned from './checks/vihf-is-signed.ts'
import * as vihfIssuerIsTheSigner from './checks/vihf-issuer-is-the-signer.ts'
import * as vihfNamesTheUser from './checks/vihf-names-the-user.ts'
import * as vihfSigner from './checks/vihf-signer.ts'
import * as vihfTargetsThePatient from './checks/vihf-targets-the-patient.ts'
import * as vihfUse from './checks/vihf-use.ts'
import requirements from './requirements.json' with { type: 'json' }
import feedsWithoutAuthorisationScenario from './scenarios/DMP.CONF.05.01.ts'
import serverCertificateScenario from './scenarios/DMP.CONF.05.01--server-certificate.ts'
import oppositionScenario from './scenarios/DMP.CONF.09.01.ts'

const dmp = suite(
  'dmp',
  { fr: 'Dossier médical partagé', en: 'National health record (DMP)' },
  requirements as readonly Requirement[],
  [
    chapter({ fr: 'Alimentation du DMP', en: 'Feeding the DMP' }, feedsWithoutAuthorisationScenario, [
      noAuthorisationRequest.noAuthorisationRequest,
      feedsWithoutAuthorisation.feedsWithoutAuthorisation,
      existenceTestPrecedesFeed.existenceTestPrecedesFeed,
      existenceTestNamesTheIns.existenceTestNamesTheIns,
      transactionCarriesVihf.transactionCarriesVihf,
      vihfIsSigned.vihfIsSigned,
      vihfIssuerIsTheSigner.vihfIssuerIsTheSigner,
      vihfSigner.vihfSigningCertificateIsWhole,
      vihfSigner.vihfSignerIsTrusted,
      vihfSigner.vihfSignerIsInTime,
      vihfSigner.vihfSigningKeyIsStrong,
      vihfSigner.vihfSignatureIsStrong,
      vihfUse.vihfIsNotFromTheFuture,
      vihfUse.vihfIsRecent,
      vihfUse.vihfConditionsHold,
      vihfUse.vihfIsForTheDmp,
      vihfUse.vihfIsUsedOnce,
      vihfNamesTheUser.vihfNamesTheUser,
      vihfTargetsThePatient.vihfTargetsThePatient,
      vihfUse.vihfVersionIsKnown,
      vihfIsComplete.vihfIsComplete,
      transport.messageIsSoap12,
      transport.messageIsAddressed,
      transport.messageIsAddressedToTheDmp,
      transport.messageIdIsNewEachTime,
      transport.feedTravelsAsMtom,
      submission.feedIsNotUnderAir,
      submission.submissionHasASet,
      submission.submissionIdsAreNew,
      byTheRules.submissionFollowsTheRulesOfXds,
      byTheRules.fedDocumentFollowsTheHeaderRules,
      byTheRules.fedDocumentIsOfItsTime,
      submission.submissionCarriesItsDocuments,
      feedCarriesCdaN1.feedCarriesCdaN1,
      fedDocumentCarriesTheIns.fedDocumentCarriesTheIns,
      metadataPatientIsTheIns.metadataPatientIsTheIns,
      metadataPatient.metadataPatientIsTheCdaOne,
      metadataAuthor.metadataAuthorIsTheCdaOne,
      metadataType.metadataTypeIsTheCdaOne,
      metadataTitle.metadataTitleIsTheCdaOne,
      metadataCreationTime.metadataCreationTimeIsTheCdaOne,
      metadataServiceTime.metadataServiceTimeIsTheCdaOne,
      metadataUniqueId.metadataUniqueIdIsTheCdaOne,
      submission.submissionIsForTheVihfPatient,
      submission.submissionCarriesHashAndSize,
      submission.submissionHashIsRight,
      submission.submissionSizeIsRight,
      submission.submissionConfidentialityIsKnown,
    ]),
    chapter({ fr: 'Connexion au DMP', en: 'Connection to the DMP' }, serverCertificateScenario, [
      serverCertificate.expiredServerIsSentNothing,
      serverCertificate.revokedServerIsSentNothing,
      serverCertificate.unknownServerIsSentNothing,
      serverCertificate.otherServerIsSentNothing,
      tlsOffer.suiteOfTheDmpIsOffered,
    ]),
    chapter({ fr: 'Opposition du patient', en: 'The patient’s opposition' }, oppositionScenario, [
      oppositionBlocksFeed.oppositionBlocksFeed,
      nonOppositionAllowsFeed.nonOppositionAllowsFeed,
    ]),
  ],
  checksOf({
    byTheRules,
    existenceTestNamesTheIns,
    existenceTestPrecedesFeed,
    fedDocumentCarriesTheIns,
    feedCarriesCdaN1,
    feedsWithoutAuthorisation,
    messageIsTaken,
    metadataAuthor,
    metadataCreationTime,
    metadataPatient,
    metadataPatientIsTheIns,
    metadataServiceTime,
    metadataTitle,
    metadataType,
    metadataUniqueId,
    noAuthorisationRequest,
    nonOppositionAllowsFeed,
    oppositionBlocksFeed,
    serverCertificate,
    submission,
    tlsOffer,
    transactionCarriesVihf,
    transport,
    vihfIsComplete,
    vihfIsSigned,
    vihfIssuerIsTheSigner,
    vihfNamesTheUser,
    vihfSigner,
    vihfTargetsThePatient,
    vihfUse,
  }),
)

export default dmp

declare module '../../src/model/words.ts' {
  interface ChecksOfChapters {
    readonly dmp: CheckIdsOf<typeof dmp>
  }
}
