import { expect, test } from 'vitest'
import type { Identity } from '../../../src/model/pilot.ts'
import { journal } from '../../testkit.ts'
import { findingsOf } from '../../tried.fixture.ts'
import { identityWithDate00IsNotImported } from './date-00.ts'
import { answer00, kept } from './wire.fixture.ts'

const { matricule: _matricule, oid: _oid, ...typed } = kept
const before: Identity = { ...typed, statut: 'provisoire', lieuNaissance: '99999' }

const attempt = (after: Identity, date = '2009-07-00') =>
  journal('INS/va1.28.01')
    .action('identity.read', { patientId: 'P' }, { identity: before })
    .http(answer00({ DateNaissance: date }))
    .action('identity.read', { patientId: 'P' }, { identity: after })

test('an identity left as it was passes, for a day and for a month', async () => {
  for (const date of ['2009-07-00', '2009-00-14']) {
    expect(await findingsOf(identityWithDate00IsNotImported, attempt(before, date).build())).toMatchObject([
      { ok: true },
    ])
  }
})

test.each([
  ['a matricule', { ...before, matricule: '109076322083489' }],
  ['the date', { ...before, dateNaissance: '2009-07-00' }],
  ['the status', { ...before, statut: 'recuperee' }],
] as const)('%s taken over is seen', async (_, after) => {
  expect(await findingsOf(identityWithDate00IsNotImported, attempt(after).build())).toMatchObject([{ ok: false }])
})

test('a whole date, or no reading afterwards, proves nothing', async () => {
  expect(await findingsOf(identityWithDate00IsNotImported, attempt(kept, '2009-07-14').build())).toEqual([])
  const unread = journal('INS/va1.28.01')
    .action('identity.read', { patientId: 'P' }, { identity: before })
    .http(answer00({ DateNaissance: '2009-07-00' }))
  expect(await findingsOf(identityWithDate00IsNotImported, unread.build())).toEqual([])
})
