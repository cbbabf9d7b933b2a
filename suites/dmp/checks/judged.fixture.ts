import type { Check } from '../../../src/run/check.ts'
import type { JournalDraft } from '../../testkit.ts'
import { findingsOf } from '../../tried.fixture.ts'

/** What a check says of a recording, for its tests: one boolean per observation, none when there is no evidence. */
export const judged = async (check: Check, draft: JournalDraft): Promise<readonly boolean[]> =>
  (await findingsOf(check, draft.build())).map(({ ok }) => ok)
