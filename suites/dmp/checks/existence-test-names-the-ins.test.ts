import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { existenceTestNamesTheIns } from './existence-test-names-the-ins.ts'
import { judged } from './judged.fixture.ts'
import { insiAnswer, td02 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('an existence test on the INS that INSi returned passes', async () => {
  expect(await judged(existenceTestNamesTheIns, scenario().http(insiAnswer()).http(td02()))).toEqual([true])
})

test('another OID is seen', async () => {
  expect(
    await judged(
      existenceTestNamesTheIns,
      scenario()
        .http(insiAnswer())
        .http(td02({ oid: '1.2.250.1.213.1.4.10' })),
    ),
  ).toEqual([false])
})

test('without an existence test there is no evidence', async () => {
  expect(await judged(existenceTestNamesTheIns, scenario().http(insiAnswer()))).toEqual([])
})
