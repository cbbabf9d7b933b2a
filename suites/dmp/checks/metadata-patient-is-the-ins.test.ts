import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { metadataPatientIsTheIns } from './metadata-patient-is-the-ins.ts'
import { ins, insiAnswer, otherMatricule, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('the INS that INSi returned passes', async () => {
  expect(await judged(metadataPatientIsTheIns, scenario().http(insiAnswer()).http(td21()))).toEqual([true])
})

test('another matricule is seen', async () => {
  expect(
    await judged(
      metadataPatientIsTheIns,
      scenario()
        .http(insiAnswer())
        .http(td21({ entry: { patientId: `${otherMatricule}^^^&${ins.oid}&ISO^NH` } })),
    ),
  ).toEqual([false])
})

test('without an answer of INSi there is no evidence', async () => {
  expect(await judged(metadataPatientIsTheIns, scenario().http(td21()))).toEqual([])
})

test('a local identifier (PI) is not the INS', async () => {
  const entry = { patientId: `${ins.matricule}^^^&${ins.oid}&ISO^PI` }
  expect(await judged(metadataPatientIsTheIns, scenario().http(insiAnswer()).http(td21({ entry })))).toEqual([false])
})
