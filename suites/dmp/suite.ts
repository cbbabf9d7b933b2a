import type { Requirement } from '../../src/model/requirement.ts'
import { type CheckIdsOf, chapter, suite } from '../../src/run/suite.ts'
import { fedDocumentFollowsTheHeaderRules, submissionFollowsTheRulesOfXds } from './checks/by-the-rules.ts'
import { existenceTestNamesTheIns } from './checks/existence-test-names-the-ins.ts'
import { existenceTestPrecedesFeed } from './checks/existence-test-precedes-feed.ts'
import { fedDocumentCarriesTheIns } from './checks/fed-document-carries-the-ins.ts'
import { feedCarriesCdaN1 } from './checks/feed-carries-cda-n1.ts'
import { feedsWithoutAuthorisation } from './checks/feeds-without-authorisation.ts'
import { metadataAuthorIsTheCdaOne } from './checks/metadata-author.ts'
import { metadataCreationTimeIsTheCdaOne } from './checks/metadata-creation-time.ts'
import { metadataPatientIsTheCdaOne } from './checks/metadata-patient.ts'
import { metadataPatientIsTheIns } from './checks/metadata-patient-is-the-ins.ts'
import { metadataServiceTimeIsTheCdaOne } from './checks/metadata-service-time.ts'
import { metadataTitleIsTheCdaOne } from './checks/metadata-title.ts'
import { metadataTypeIsTheCdaOne } from './checks/metadata-type.ts'
import { metadataUniqueIdIsTheCdaOne } from './checks/metadata-unique-id.ts'
import { noAuthorisationRequest } from './checks/no-authorisation-request.ts'
import { nonOppositionAllowsFeed } from './checks/non-opposition-allows-feed.ts'
import { oppositionBlocksFeed } from './checks/opposition-blocks-feed.ts'
import {
  expiredServerIsSentNothing,
  otherServerIsSentNothing,
  revokedServerIsSentNothing,
  unknownServerIsSentNothing,
} from './checks/server-certificate.ts'
import {
  feedIsNotUnderAir,
  submissionCarriesHashAndSize,
  submissionCarriesItsDocuments,
  submissionConfidentialityIsKnown,
  submissionHasASet,
  submissionHashIsRight,
  submissionIdsAreNew,
  submissionIsForTheVihfPatient,
  submissionSizeIsRight,
} from './checks/submission.ts'
import { transactionCarriesVihf } from './checks/transaction-carries-vihf.ts'
import {
  feedTravelsAsMtom,
  messageIdIsNewEachTime,
  messageIsAddressed,
  messageIsAddressedToTheDmp,
  messageIsSoap12,
} from './checks/transport.ts'
import { vihfIsComplete } from './checks/vihf-is-complete.ts'
import { vihfIsSigned } from './checks/vihf-is-signed.ts'
import { vihfIssuerIsTheSigner } from './checks/vihf-issuer-is-the-signer.ts'
import { vihfNamesTheUser } from './checks/vihf-names-the-user.ts'
import {
  vihfSignatureIsStrong,
  vihfSignerIsInTime,
  vihfSignerIsTrusted,
  vihfSigningCertificateIsWhole,
  vihfSigningKeyIsStrong,
} from './checks/vihf-signer.ts'
import { vihfTargetsThePatient } from './checks/vihf-targets-the-patient.ts'
import {
  vihfConditionsHold,
  vihfIsForTheDmp,
  vihfIsNotFromTheFuture,
  vihfIsRecent,
  vihfIsUsedOnce,
  vihfVersionIsKnown,
} from './checks/vihf-use.ts'
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
      noAuthorisationRequest,
      feedsWithoutAuthorisation,
      existenceTestPrecedesFeed,
      existenceTestNamesTheIns,
      transactionCarriesVihf,
      vihfIsSigned,
      vihfIssuerIsTheSigner,
      vihfSigningCertificateIsWhole,
      vihfSignerIsTrusted,
      vihfSignerIsInTime,
      vihfSigningKeyIsStrong,
      vihfSignatureIsStrong,
      vihfIsNotFromTheFuture,
      vihfIsRecent,
      vihfConditionsHold,
      vihfIsForTheDmp,
      vihfIsUsedOnce,
      vihfNamesTheUser,
      vihfTargetsThePatient,
      vihfVersionIsKnown,
      vihfIsComplete,
      messageIsSoap12,
      messageIsAddressed,
      messageIsAddressedToTheDmp,
      messageIdIsNewEachTime,
      feedTravelsAsMtom,
      feedIsNotUnderAir,
      submissionHasASet,
      submissionIdsAreNew,
      submissionFollowsTheRulesOfXds,
      fedDocumentFollowsTheHeaderRules,
      submissionCarriesItsDocuments,
      feedCarriesCdaN1,
      fedDocumentCarriesTheIns,
      metadataPatientIsTheIns,
      metadataPatientIsTheCdaOne,
      metadataAuthorIsTheCdaOne,
      metadataTypeIsTheCdaOne,
      metadataTitleIsTheCdaOne,
      metadataCreationTimeIsTheCdaOne,
      metadataServiceTimeIsTheCdaOne,
      metadataUniqueIdIsTheCdaOne,
      submissionIsForTheVihfPatient,
      submissionCarriesHashAndSize,
      submissionHashIsRight,
      submissionSizeIsRight,
      submissionConfidentialityIsKnown,
    ]),
    chapter({ fr: 'Connexion au DMP', en: 'Connection to the DMP' }, serverCertificateScenario, [
      expiredServerIsSentNothing,
      revokedServerIsSentNothing,
      unknownServerIsSentNothing,
      otherServerIsSentNothing,
    ]),
    chapter({ fr: 'Opposition du patient', en: 'The patient’s opposition' }, oppositionScenario, [
      oppositionBlocksFeed,
      nonOppositionAllowsFeed,
    ]),
  ],
)

export default dmp

declare module '../../src/model/words.ts' {
  interface ChecksOfChapters {
    readonly dmp: CheckIdsOf<typeof dmp>
  }
}
