import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { metadataTitleIsTheCdaOne } from './metadata-title.ts'
import { td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('metadata that agree with the CDA pass', async () => {
  expect(await judged(metadataTitleIsTheCdaOne, scenario().http(td21()))).toEqual([true])
})

test('another title is seen', async () => {
  expect(await judged(metadataTitleIsTheCdaOne, scenario().http(td21({ entry: { title: 'Autre titre' } })))).toEqual([
    false,
  ])
})

test('a document that is no CDA gives nothing to compare', async () => {
  expect(await judged(metadataTitleIsTheCdaOne, scenario().http(td21({ document: '%PDF-1.4' })))).toEqual([])
})
