import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { metadataAuthorIsTheCdaOne } from './metadata-author.ts'
import { td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('metadata that agree with the CDA pass', async () => {
  expect(await judged(metadataAuthorIsTheCdaOne, scenario().http(td21()))).toEqual([true])
})

test('another author is seen', async () => {
  expect(
    await judged(
      metadataAuthorIsTheCdaOne,
      scenario().http(
        td21({ entry: { authorPerson: '899900099999^AUTRE^Alix^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS' } }),
      ),
    ),
  ).toEqual([false])
})

test('a document that is no CDA gives nothing to compare', async () => {
  expect(await judged(metadataAuthorIsTheCdaOne, scenario().http(td21({ document: '%PDF-1.4' })))).toEqual([])
})

test('another organisation is seen too', async () => {
  const entry = { authorInstitution: 'AUTRE^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^499900000099001' }
  expect(await judged(metadataAuthorIsTheCdaOne, scenario().http(td21({ entry })))).toEqual([false])
})
