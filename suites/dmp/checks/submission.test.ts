import { describe } from 'vitest'
import type { Check } from '../../../src/run/check.ts'
import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
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
} from './submission.ts'
import { assertion, type FeedSaid, otherMatricule, td02, td21 } from './wire.fixture.ts'

const fed = (said?: FeedSaid) => journal('DMP/CONF.05.01').http(td02()).http(td21(said)).build()

describe('what a submission says of what comes with it', () => {
  const violating: readonly (readonly [Check, FeedSaid])[] = [
    [submissionHasASet, { withoutSet: true }],
    [submissionCarriesItsDocuments, { withoutPart: true }],
    [submissionCarriesHashAndSize, { entry: { hash: null } }],
    [submissionCarriesHashAndSize, { entry: { size: null } }],
    [submissionHashIsRight, { entry: { hash: '0'.repeat(40) } }],
    [submissionHashIsRight, { entry: { hash: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' } }],
    [submissionSizeIsRight, { entry: { size: '1' } }],
    [submissionConfidentialityIsKnown, { entry: { confidentialityScheme: '1.2.3.4' } }],
    [submissionIsForTheVihfPatient, { token: assertion({ matricule: otherMatricule }) }],
    [feedIsNotUnderAir, { token: assertion({ mode: 'INDIRECTE_RENFORCEE' }) }],
  ]
  for (const [check, said] of violating) {
    triplet(check, {
      conforms: () => fed(),
      violates: () => fed(said),
      silent: () => journal('DMP/CONF.05.01').http(td02()).build(),
    })
  }
})

const fedOneByOne = (...uniqueIds: readonly string[]) => {
  const draft = journal('DMP/CONF.05.01')
  for (const uniqueId of uniqueIds) draft.http(td21({ entry: { uniqueId } }))
  return draft.build()
}

triplet(submissionIdsAreNew, {
  conforms: () => fedOneByOne('2.25.1', '2.25.2', '2.25.3'),
  violates: () => fedOneByOne('2.25.1', '2.25.2', '2.25.1'),
  silent: () => fedOneByOne('2.25.1'),
})
