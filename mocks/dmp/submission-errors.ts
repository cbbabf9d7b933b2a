import type { Text } from '../../src/model/text.ts'
import type { SoapMessage } from '../../src/protocols/dmp/message.ts'
import {
  carriesItsDocuments,
  type FeedCase,
  hashIsRight,
  hashIsThere,
  isNotUnderAir,
  patientIsTheTokens,
  sizeIsRight,
  sizeIsThere,
} from '../../src/rules/dmp/submission.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { confidentialityIsKnown } from '../../src/rules/xds/codes.ts'
import { requestIn } from '../../src/rules/xds/select.ts'
import { oneSubmissionSet, somethingSubmitted } from '../../src/rules/xds/structure.ts'
import { readPlaced } from '../../src/xml/placed.ts'

/** A `RegistryError`: a code of IHE (TF-3, 4.2.4) or of the DMP, and what is wrong. */
export interface SubmissionError {
  readonly code: string
  readonly why: Text
}

const ofFeeds: readonly (readonly [code: string, rule: Rule<FeedCase>])[] = [
  ['DMPAccessDeniedByRightsService', isNotUnderAir],
  ['XDSPatientIdDoesNotMatch', patientIsTheTokens],
  ['XDSMissingDocument', carriesItsDocuments],
  ['XDSRepositoryMetadataError', hashIsThere],
  ['XDSRepositoryMetadataError', hashIsRight],
  ['XDSRepositoryMetadataError', sizeIsThere],
  ['XDSRepositoryMetadataError', sizeIsRight],
]

const ofMetadata: readonly Rule[] = [oneSubmissionSet, somethingSubmitted, confidentialityIsKnown]

/** What the repository or the registry says against a submission, the rights first. */
export const submissionErrors = (subject: FeedCase, message: SoapMessage): readonly SubmissionError[] => {
  const read = readPlaced(message.envelopeBytes)
  const request = 'problem' in read ? undefined : requestIn(read.root)
  return [
    ...ofFeeds.flatMap(([code, rule]) => rule.check(subject).findings.map((found) => ({ code, why: found.message }))),
    ...ofMetadata.flatMap((rule) =>
      (request === undefined ? [] : rule.check(request).findings).map(({ message: why }) => ({
        code: 'XDSRegistryMetadataError',
        why,
      })),
    ),
  ]
}
