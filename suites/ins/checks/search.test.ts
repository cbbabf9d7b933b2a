import { describe, expect, test } from 'vitest'
import type { PilotActions } from '../../../src/model/pilot.ts'
import { journal } from '../../testkit.ts'
import { kept } from '../wire.fixture.ts'
import { searchByMatriculeFindsThePerson, searchRefusesAMissingKey, searchRefusesAWrongKey } from './search.ts'

type Result = PilotActions['identity.search']['result']

const found: Result = { accepted: true, patientIds: ['P'] }
const nothing: Result = { accepted: true, patientIds: [] }
const refused: Result = { accepted: false, patientIds: [], message: 'clé' }

const search = (matricule: string, result: Result) =>
  journal('INS/va1.41.01')
    .action('identity.read', { patientId: 'P' }, { identity: kept })
    .action('identity.search', { matricule }, result)

describe.each([
  [searchByMatriculeFindsThePerson, '109076322083489', found, nothing],
  [searchByMatriculeFindsThePerson, '109076322083489', found, refused],
  [searchRefusesAWrongKey, '109076322083442', refused, found],
  [searchRefusesAWrongKey, '109076322083442', refused, nothing],
  [searchRefusesAMissingKey, '1090763220834', refused, found],
] as const)('$id, $1', (check, typed, conforming, violating) => {
  test('passes, fails by the result alone, and needs the search', async () => {
    expect(await check.apply(search(typed, conforming).build())).toMatchObject([{ ok: true, evidence: ['e1', 'e2'] }])
    expect(await check.apply(search(typed, violating).build())).toMatchObject([{ ok: false }])
    expect(await check.apply(search('1', conforming).build())).toEqual([])
  })

  test('a person without a matricule proves nothing', async () => {
    const { matricule: _none, ...unknown } = kept
    const record = journal('INS/va1.41.01')
      .action('identity.read', { patientId: 'P' }, { identity: unknown })
      .action('identity.search', { matricule: typed }, conforming)
    expect(await check.apply(record.build())).toEqual([])
  })
})
