import { describe, expect, test } from 'vitest'
import type { Identity } from '../../../src/model/pilot.ts'
import { journal } from '../../testkit.ts'
import { findingsOf } from '../../tried.fixture.ts'
import {
  matriculeAndOidAreTheOnesReturned,
  prenomsNaissanceComeFromListePrenom,
  strictTraitsAreTheOnesReturned,
} from './import.ts'
import { answer00, kept } from './wire.fixture.ts'

const scenario = () => journal('INS/va1.52.01')
const read = (identity: Identity) =>
  scenario().http(answer00()).action('identity.read', { patientId: 'P' }, { identity })

const { matricule: _none, ...withoutMatricule } = kept

describe.each([
  [matriculeAndOidAreTheOnesReturned, { ...kept, matricule: '1090763220834' }],
  [matriculeAndOidAreTheOnesReturned, { ...kept, oid: '1.2.250.1.213.1.4.11' }],
  [matriculeAndOidAreTheOnesReturned, withoutMatricule],
  [prenomsNaissanceComeFromListePrenom, { ...kept, prenomsNaissance: 'PIERRE-ALAIN' }],
  [strictTraitsAreTheOnesReturned, { ...kept, lieuNaissance: '99999' }],
  [strictTraitsAreTheOnesReturned, { ...kept, dateNaissance: '2009-07-15' }],
] as const)('$id', (check, violating) => {
  test('passes when the product keeps what INSi returned', async () => {
    const [finding] = await findingsOf(check, read(kept).build())
    expect(finding).toMatchObject({ ok: true, evidence: ['e1', 'e2'] })
  })

  test('sees one difference', async () => {
    expect(await findingsOf(check, read(violating).build())).toMatchObject([{ ok: false }])
  })

  test('has nothing to say without the answer or without the identity', async () => {
    expect(await findingsOf(check, scenario().http(answer00()).build())).toEqual([])
    const alone = scenario().action('identity.read', { patientId: 'P' }, { identity: kept })
    expect(await findingsOf(check, alone.build())).toEqual([])
  })
})
