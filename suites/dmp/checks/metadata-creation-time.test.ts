import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { metadataCreationTimeIsTheCdaOne } from './metadata-creation-time.ts'
import { cda, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('metadata that agree with the CDA pass', async () => {
  expect(await judged(metadataCreationTimeIsTheCdaOne, scenario().http(td21()))).toEqual([true])
})

test('the local time instead of UTC is seen', async () => {
  expect(
    await judged(metadataCreationTimeIsTheCdaOne, scenario().http(td21({ entry: { creationTime: '20260301100000' } }))),
  ).toEqual([false])
})

test('a document that is no CDA gives nothing to compare', async () => {
  expect(await judged(metadataCreationTimeIsTheCdaOne, scenario().http(td21({ document: '%PDF-1.4' })))).toEqual([])
})

test('a CDA date without an hour cannot be compared: no observation', async () => {
  const document = cda.replace('20260301100000+0100', '20260301')
  expect(await judged(metadataCreationTimeIsTheCdaOne, scenario().http(td21({ document })))).toEqual([])
})
