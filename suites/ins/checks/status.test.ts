import type { StatusChange, StatutIdentite } from '../../../src/model/pilot.ts'
import { doubtfulIdentityIsNotPresentedToInsi, doubtfulIdentityIsProvisoire } from './attributes.ts'
import { statusChangesAreKept } from './history.ts'
import { insiFound } from './insi.fixture.ts'
import { ins, patientId, read, recording, triplet } from './judged.fixture.ts'
import { insiAnswerRaisesTheStatus, proofRaisesTheStatus } from './status.ts'

const fetched = (before: StatutIdentite, after: StatutIdentite) =>
  read(read(recording(), { statut: before }).action('identity.fetchIns', { patientId }, { outcome: 'imported' }), {
    statut: after,
  })
const proved = (before: StatutIdentite, after: StatutIdentite) =>
  read(
    read(recording(), { statut: before }).action(
      'identity.validate',
      { patientId, justificatif: 'passeport' },
      { statut: after },
    ),
    { statut: after },
  )

triplet(insiAnswerRaisesTheStatus, {
  conforms: () => fetched('validee', 'qualifiee'),
  violates: () => fetched('validee', 'recuperee'),
  silent: () => proved('provisoire', 'validee'),
})
triplet(proofRaisesTheStatus, {
  conforms: () => proved('recuperee', 'qualifiee'),
  violates: () => proved('provisoire', 'qualifiee'),
  silent: () => fetched('provisoire', 'recuperee'),
})

const change: StatusChange = { at: '2026-03-01T09:00:00Z', by: '899700000017', from: 'provisoire', to: 'validee' }
const history = (...changes: StatusChange[]) =>
  proved('provisoire', 'validee').action('identity.history', { patientId }, { changes })
triplet(statusChangesAreKept, {
  conforms: () => history(change),
  violates: () => history({ ...change, by: '' }),
  silent: () => read(recording()).action('identity.history', { patientId }, { changes: [] }),
})

const doubtful = () =>
  recording().action(
    'identity.setAttribut',
    { patientId, attribut: 'douteuse', present: true },
    { statut: 'provisoire' },
  )
triplet(doubtfulIdentityIsProvisoire, {
  conforms: () => read(doubtful()),
  violates: () => read(doubtful(), { statut: 'qualifiee', ...ins }),
  silent: doubtful,
})
const blocked = { outcome: 'blocked' as const }
triplet(doubtfulIdentityIsNotPresentedToInsi, {
  conforms: () => doubtful().action('identity.fetchIns', { patientId }, blocked).window(['insi']),
  violates: () => insiFound(doubtful()).action('identity.fetchIns', { patientId }, blocked).window(['insi']),
  silent: () => doubtful().action('identity.fetchIns', { patientId }, blocked),
})
