import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { feedsWithoutAuthorisation } from './feeds-without-authorisation.ts'
import { judged } from './judged.fixture.ts'
import { td02, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('a feed although the user has no authorisation passes', async () => {
  expect(
    await judged(
      feedsWithoutAuthorisation,
      scenario()
        .http(td02({ autorisation: 'NON_EXISTE' }))
        .http(td21())
        .window(['dmp']),
    ),
  ).toEqual([true])
})

test('no feed within the window is seen', async () => {
  expect(
    await judged(
      feedsWithoutAuthorisation,
      scenario()
        .http(td02({ autorisation: 'NON_EXISTE' }))
        .window(['dmp']),
    ),
  ).toEqual([false])
})

test('when the user is authorised there is no evidence', async () => {
  expect(await judged(feedsWithoutAuthorisation, scenario().http(td02()).http(td21()).window(['dmp']))).toEqual([])
})

test('a feed of an earlier attempt does not count', async () => {
  const earlier = scenario()
    .http(td21())
    .action('document.sendToDmp', { patientId: 'P', documentId: 'D' }, { outcome: 'sent' })
  const record = earlier.http(td02({ autorisation: 'NON_EXISTE' })).window(['dmp'])
  expect(await judged(feedsWithoutAuthorisation, record)).toEqual([false])
})
