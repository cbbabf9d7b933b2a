import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { vihfIsComplete } from './vihf-is-complete.ts'
import { assertion, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('a token with every attribute passes', async () => {
  expect(await judged(vihfIsComplete, scenario().http(td21()))).toEqual([true])
})

test('a token without the structure is seen', async () => {
  expect(
    await judged(vihfIsComplete, scenario().http(td21({ token: assertion({ without: 'Identifiant_Structure' }) }))),
  ).toEqual([false])
})

test('without a token there is no evidence', async () => {
  expect(await judged(vihfIsComplete, scenario().http(td21({ token: null })))).toEqual([])
})

test('direct authentication has other obligations: no observation', async () => {
  const token = assertion({ mode: 'DIRECTE' })
  expect(await judged(vihfIsComplete, scenario().http(td21({ token })))).toEqual([])
})
