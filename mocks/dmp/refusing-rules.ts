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
import { vihfRules } from '../../src/rules/vihf/rules.ts'
import { algorithmIsStrong } from '../../src/rules/vihf/signature.ts'
import { confidentialityIsKnown } from '../../src/rules/xds/codes.ts'
import { oneSubmissionSet, somethingSubmitted } from '../../src/rules/xds/structure.ts'

/** Rules of a feed, each with the code of IHE (TF-3, 4.2.4) or of the DMP by which it is refused. */
export const feedRefusals: readonly (readonly [code: string, rule: Rule<FeedCase>])[] = [
  ['DMPAccessDeniedByRightsService', isNotUnderAir],
  ['XDSPatientIdDoesNotMatch', patientIsTheTokens],
  ['XDSMissingDocument', carriesItsDocuments],
  ['XDSRepositoryMetadataError', hashIsThere],
  ['XDSRepositoryMetadataError', hashIsRight],
  ['XDSRepositoryMetadataError', sizeIsThere],
  ['XDSRepositoryMetadataError', sizeIsRight],
]

export const feedRules: readonly Rule<FeedCase>[] = feedRefusals.map(([, rule]) => rule)

export const metadataRules: readonly Rule[] = [oneSubmissionSet, somethingSubmitted, confidentialityIsKnown]

/** A rule that only advises (severity warning) makes nobody refuse a token, SHA-1 apart. */
export const refusingVihfRules = vihfRules.rules.filter(
  ({ id, severity }) => severity === 'error' || id === algorithmIsStrong.id,
)
