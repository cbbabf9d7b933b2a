import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { metadataTypeIsTheCdaOne } from './metadata-type.ts'
import { td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('metadata that agree with the CDA pass', async () => {
  expect(await judged(metadataTypeIsTheCdaOne, scenario().http(td21()))).toEqual([true])
})

test('another typeCode is seen', async () => {
  expect(await judged(metadataTypeIsTheCdaOne, scenario().http(td21({ entry: { typeCode: '60591-5' } })))).toEqual([
    false,
  ])
})

test('a document that is no CDA gives nothing to compare', async () => {
  expect(await judged(metadataTypeIsTheCdaOne, scenario().http(td21({ document: '%PDF-1.4' })))).toEqual([])
})
