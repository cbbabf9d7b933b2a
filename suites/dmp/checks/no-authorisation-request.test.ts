import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { noAuthorisationRequest } from './no-authorisation-request.ts'
import { td03, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('a feed without TD0.3, then silence, passes', async () => {
  expect(await judged(noAuthorisationRequest, scenario().http(td21()).window(['dmp']))).toEqual([true])
})

test('a TD0.3 before the feed is seen', async () => {
  expect(await judged(noAuthorisationRequest, scenario().http(td03()).http(td21()).window(['dmp']))).toEqual([false])
})

test('without a window after the feed, silence proves nothing', async () => {
  expect(await judged(noAuthorisationRequest, scenario().http(td21()))).toEqual([])
})

test('a TD0.3 within the window is seen too; a window without a feed proves nothing', async () => {
  expect(await judged(noAuthorisationRequest, scenario().http(td21()).http(td03()).window(['dmp']))).toEqual([false])
  expect(await judged(noAuthorisationRequest, scenario().window(['dmp']))).toEqual([])
})
