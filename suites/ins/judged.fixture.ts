import type { Identity } from '../../src/model/pilot.ts'
import type { Check } from '../../src/run/check.ts'
import { ecetinsi } from '../people.ts'
import { type JournalDraft, journal } from '../testkit.ts'

/** What a check says of a recording, for its tests: one boolean per observation, none when there is no evidence. */
export const judged = async (check: Check, draft: JournalDraft): Promise<readonly boolean[]> =>
  (await check.apply(draft.build())).map(({ ok }) => ok)

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
