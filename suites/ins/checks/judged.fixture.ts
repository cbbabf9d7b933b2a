import type { Identity } from '../../../src/model/pilot.ts'
import type { Check } from '../../../src/run/check.ts'
import { ecetinsi } from '../../people.ts'
import { type JournalDraft, journal } from '../../testkit.ts'
import { findingsOf } from '../../tried.fixture.ts'
import { triplet as tripletOfRecords } from '../../triplet.fixture.ts'

/** What a check says of a recording, for its tests: one boolean per observation, none when there is no evidence. */
export const judged = async (check: Check, draft: JournalDraft): Promise<readonly boolean[]> =>
  (await findingsOf(check, draft.build())).map(({ ok }) => ok)

export const recording = (): JournalDraft => journal('INS/va1.00.00')

export const patientId = 'p1'

/** An identity as INSi knows it, with what a test wants to be different. */
export const identityWith = (different: Partial<Identity> = {}): Identity => ({
  ...ecetinsi,
  prenomsNaissance: 'PIERRE-ALAIN MURIEL FLORIANT',
  lieuNaissance: '63220',
  patientId,
  statut: 'provisoire',
  ...different,
})

/** What a recovered or qualified identity has beside its traits. */
export const ins = { matricule: '109076322083489', oid: '1.2.250.1.213.1.4.10' } as const

/** The product was asked for this identity, and showed it. */
export const read = (draft: JournalDraft, different: Partial<Identity> = {}): JournalDraft =>
  draft.action('identity.read', { patientId }, { identity: identityWith(different) })

/** The three recordings that a check is tried on; the second differs from the first by one thing. */
export interface Triplet {
  readonly conforms: () => JournalDraft
  readonly violates: () => JournalDraft
  readonly silent: () => JournalDraft
}

/** The three recordings of a check, as drafts. */
export const triplet = (check: Check, { conforms, violates, silent }: Triplet): void =>
  tripletOfRecords(check, {
    conforms: () => conforms().build(),
    violates: () => violates().build(),
    silent: () => silent().build(),
  })
