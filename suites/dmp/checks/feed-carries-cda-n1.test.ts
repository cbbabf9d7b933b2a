import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { feedCarriesCdaN1 } from './feed-carries-cda-n1.ts'
import { judged } from './judged.fixture.ts'
import { cda, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('a CDA around a base 64 PDF passes', async () => {
  expect(await judged(feedCarriesCdaN1, scenario().http(td21()))).toEqual([true])
})

test('a bare PDF is seen', async () => {
  expect(await judged(feedCarriesCdaN1, scenario().http(td21({ document: '%PDF-1.4' })))).toEqual([false])
})

test('without a feed there is no evidence', async () => {
  expect(await judged(feedCarriesCdaN1, scenario())).toEqual([])
})

test.each([
  ['a structured body', cda.replace(/<nonXMLBody>.*<\/nonXMLBody>/, '<structuredBody/>')],
  ['text that is no PDF', cda.replace('JVBERi0=', 'Ym9uam91cg==')],
  ['a PDF said to be text', cda.replace('application/pdf', 'text/plain')],
])('%s is seen', async (_, document) => {
  expect(await judged(feedCarriesCdaN1, scenario().http(td21({ document })))).toEqual([false])
})
