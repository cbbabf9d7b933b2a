import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { existenceTestPrecedesFeed } from './existence-test-precedes-feed.ts'
import { judged } from './judged.fixture.ts'
import { td02, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('an existence test before the feed passes', async () => {
  expect(await judged(existenceTestPrecedesFeed, scenario().http(td02()).http(td21()))).toEqual([true])
})

test('an existence test after the feed is too late', async () => {
  expect(await judged(existenceTestPrecedesFeed, scenario().http(td21()).http(td02()))).toEqual([false])
})

test('without a feed there is no evidence', async () => {
  expect(await judged(existenceTestPrecedesFeed, scenario().http(td02()))).toEqual([])
})

test('a test that found no DMP does not count', async () => {
  const record = scenario()
    .http(td02({ responseCode: 'NF' }))
    .http(td21())
  expect(await judged(existenceTestPrecedesFeed, record)).toEqual([false])
})
