import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { metadataPatientIsTheCdaOne } from './metadata-patient.ts'
import { ins, otherMatricule, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('metadata that agree with the CDA pass', async () => {
  expect(await judged(metadataPatientIsTheCdaOne, scenario().http(td21()))).toEqual([true])
})

test('another patient is seen', async () => {
  expect(
    await judged(
      metadataPatientIsTheCdaOne,
      scenario().http(td21({ entry: { patientId: `${otherMatricule}^^^&${ins.oid}&ISO^NH` } })),
    ),
  ).toEqual([false])
})

test('a document that is no CDA gives nothing to compare', async () => {
  expect(await judged(metadataPatientIsTheCdaOne, scenario().http(td21({ document: '%PDF-1.4' })))).toEqual([])
})
