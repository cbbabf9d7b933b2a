import { expect, test } from 'vitest'
import type { JournalDraft } from '../../testkit.ts'
import { recipient } from '../drive/documents.ts'
import { ordinaryUser } from '../drive/people.ts'
import { insiFound, insiVerified } from './insi.fixture.ts'
import { judged, patientId, read, recording, triplet } from './judged.fixture.ts'
import { verificationsAreTraced } from './local-verification.ts'
import {
  changesAreTraced,
  insiAnswersAreTraced,
  insiCallsAreTraced,
  partnersAreTraced,
  readsAreTraced,
} from './traces.ts'

const user = '899700000017'
const pilot = () =>
  recording().ofRun('pilot.capabilities', {
    product: { name: '', version: '' },
    profiles: [],
    actions: [],
    user: { nationalId: user, familyName: '', givenName: '' },
  })

const traced = (draft: JournalDraft, detail: unknown, by = user) =>
  draft.event('product.traces', { traces: [{ at: '2026-03-01T09:00:00Z', user: by, action: 'x', detail }] })

triplet(readsAreTraced, {
  conforms: () => traced(read(pilot()), { patientId }),
  violates: () => traced(read(pilot()), { patientId }, ordinaryUser),
  silent: () => read(pilot()),
})

const updated = () =>
  pilot().action(
    'identity.update',
    { patientId, traits: { nomNaissance: 'ESSAI' }, as: ordinaryUser },
    { statut: 'provisoire' },
  )
triplet(changesAreTraced, {
  conforms: () => traced(updated(), { patientId }, ordinaryUser),
  violates: () => traced(updated(), { patientId }),
  silent: updated,
})

const fetched = () => insiFound(pilot()).action('identity.fetchIns', { patientId }, { outcome: 'imported' })
triplet(insiCallsAreTraced, {
  conforms: () => traced(fetched(), { patientId, code: '00' }),
  violates: () => traced(fetched(), { patientId }),
  silent: fetched,
})

test('an adapter that ignores the card has not made the call that is judged', async () => {
  const carteVitale = { matricule: '109076322083489', nomNaissance: 'ECETINSI', dateNaissance: '2009-07-14', rang: '1' }
  const byTraits = () =>
    insiFound(pilot()).action('identity.fetchIns', { patientId, carteVitale }, { outcome: 'imported' })
  expect(await judged(insiCallsAreTraced, traced(byTraits(), {}))).toEqual([])
  expect(await judged(insiAnswersAreTraced, traced(byTraits(), {}))).toEqual([])
})

test('nobody says who acts: any named user may have signed, nobody may not', async () => {
  expect(await judged(readsAreTraced, traced(read(recording()), { patientId }))).toEqual([true])
  expect(await judged(readsAreTraced, traced(read(recording()), { patientId }, ''))).toEqual([false])
})

const all = {
  code: '00',
  oid: '1.2.250.1.213.1.4.10',
  numbers: ['1090763220834', '2090763220834'],
  traits: ['ECETINSI', 'PIERRE-ALAIN MURIEL FLORIANT', '2009-07-14', '63220'],
}
triplet(insiAnswersAreTraced, {
  conforms: () => traced(fetched(), all),
  violates: () => traced(fetched(), { ...all, numbers: all.numbers.slice(0, 1) }),
  silent: fetched,
})

const to = { kind: 'professional', address: recipient } as const
const sent = () => pilot().action('message.send', { patientId, documentIds: ['d1'], to, body: '' }, { outcome: 'sent' })
triplet(partnersAreTraced, {
  conforms: () => traced(sent(), { patientId, to: recipient }),
  violates: () => traced(sent(), { patientId }),
  silent: sent,
})

const verified = () =>
  insiVerified(pilot(), 'KO').action('identity.verify', { patientId }, { outcome: 'ko', statut: 'provisoire' })
triplet(verificationsAreTraced, {
  conforms: () => traced(verified(), { patientId, returned: 'KO' }),
  violates: () => traced(verified(), { patientId }),
  silent: verified,
})
