import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { transactionCarriesVihf } from './transaction-carries-vihf.ts'
import { td02, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('a token in every transaction passes', async () => {
  expect(await judged(transactionCarriesVihf, scenario().http(td02()).http(td21()))).toEqual([true, true])
})

test('a feed without a token is seen', async () => {
  expect(
    await judged(
      transactionCarriesVihf,
      scenario()
        .http(td02())
        .http(td21({ token: null })),
    ),
  ).toEqual([true, false])
})

test('without a transaction there is no evidence', async () => {
  expect(await judged(transactionCarriesVihf, scenario())).toEqual([])
})
