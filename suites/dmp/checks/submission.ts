import {
  carriesItsDocuments,
  hashIsRight,
  hashIsThere,
  isNotUnderAir,
  patientIsTheTokens,
  sizeIsRight,
  sizeIsThere,
} from '../../../src/rules/dmp/submission.ts'
import { confidentialityIsKnown } from '../../../src/rules/xds/codes.ts'
import { oneSubmissionSet, somethingSubmitted } from '../../../src/rules/xds/structure.ts'
import { newEachTime } from '../../new-each-time.ts'
import { ruleCheck } from '../../rule-check.ts'
import { feedingProfile, metadataRows, vihfRows } from '../evidence/rows.ts'
import { feedCases, submissions } from '../evidence/transactions.ts'

export const submissionHasASet = ruleCheck({
  id: 'dmp.submissionHasASet',
  title: {
    fr: 'La soumission a un lot, un seul, et au moins un document',
    en: 'The submission has one submission set and at least one document',
  },
  verifies: metadataRows,
  rules: [oneSubmissionSet, somethingSubmitted],
  subjects: submissions,
})

export const submissionCarriesItsDocuments = ruleCheck({
  id: 'dmp.submissionCarriesItsDocuments',
  title: {
    fr: 'Chaque entrée de la soumission a son document dans le message',
    en: 'Each entry of the submission has its document in the message',
  },
  verifies: feedingProfile,
  rules: [carriesItsDocuments],
  subjects: feedCases,
})

export const submissionCarriesHashAndSize = ruleCheck({
  id: 'dmp.submissionCarriesHashAndSize',
  title: {
    fr: 'Chaque entrée de la soumission porte les slots hash et size',
    en: 'Each entry of the submission carries the slots hash and size',
  },
  verifies: metadataRows,
  rules: [hashIsThere, sizeIsThere],
  subjects: feedCases,
})

export const submissionHashIsRight = ruleCheck({
  id: 'dmp.submissionHashIsRight',
  title: {
    fr: 'Le slot hash est l’empreinte SHA-1 du document envoyé',
    en: 'The slot hash is the SHA-1 hash of the document that is sent',
  },
  verifies: metadataRows,
  rules: [hashIsRight],
  subjects: feedCases,
})

export const submissionSizeIsRight = ruleCheck({
  id: 'dmp.submissionSizeIsRight',
  title: {
    fr: 'Le slot size est la taille du document envoyé',
    en: 'The slot size is the size of the document that is sent',
  },
  verifies: metadataRows,
  rules: [sizeIsRight],
  subjects: feedCases,
})

export const submissionConfidentialityIsKnown = ruleCheck({
  id: 'dmp.submissionConfidentialityIsKnown',
  title: {
    fr: 'Les codes de confidentialité sont de la nomenclature, dans son schéma',
    en: 'The confidentiality codes are of the value set, in its scheme',
  },
  verifies: metadataRows,
  rules: [confidentialityIsKnown],
  subjects: submissions,
})

export const submissionIsForTheVihfPatient = ruleCheck({
  id: 'dmp.submissionIsForTheVihfPatient',
  title: {
    fr: 'Les métadonnées portent le patient que vise le VIHF',
    en: 'The metadata carry the patient that the VIHF targets',
  },
  verifies: feedingProfile,
  rules: [patientIsTheTokens],
  subjects: feedCases,
})

export const feedIsNotUnderAir = ruleCheck({
  id: 'dmp.feedIsNotUnderAir',
  title: {
    fr: 'L’alimentation ne se fait pas sous authentification indirecte renforcée',
    en: 'The feed is not made under reinforced indirect authentication',
  },
  verifies: vihfRows,
  rules: [isNotUnderAir],
  subjects: feedCases,
})

export const submissionIdsAreNew = newEachTime({
  id: 'dmp.submissionIdsAreNew',
  title: {
    fr: 'Chaque lot et chaque document soumis a son propre uniqueId',
    en: 'Each submission set and each document has its own uniqueId',
  },
  verifies: metadataRows,
  assumption: 'dmp.unique-ids',
  sent: (record) =>
    feedCases(record).flatMap(({ value: { feed }, evidence }) =>
      [feed.metadata.submissionSet, ...feed.metadata.documentEntries].flatMap((one) =>
        one?.uniqueId === undefined ? [] : [{ value: one.uniqueId, evidence }],
      ),
    ),
})
