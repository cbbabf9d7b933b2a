import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { vihfNamesTheUser } from './vihf-names-the-user.ts'
import { assertion, td21, user } from './wire.fixture.ts'

const scenario = () =>
  journal('DMP/CONF.05.01').ofRun('pilot.capabilities', {
    product: { name: 'p', version: '1' },
    profiles: [],
    actions: [],
    user,
  })

test('a token in the name of the pilot’s user passes', async () => {
  expect(await judged(vihfNamesTheUser, scenario().http(td21()))).toEqual([true])
})

test('a token in the name of the organisation is seen', async () => {
  expect(
    await judged(vihfNamesTheUser, scenario().http(td21({ token: assertion({ nameId: '499700000017001' }) }))),
  ).toEqual([false])
})

test('when nobody says who acts there is no evidence', async () => {
  expect(await judged(vihfNamesTheUser, journal('DMP/CONF.05.01').http(td21()))).toEqual([])
})

test('a session that is open goes before the pilot’s user', async () => {
  const sessions = [{ nationalId: '899700000025', name: 'AUTRE Alix' }]
  const listed = scenario().action('session.list', {}, { sessions })
  const token = assertion({ nameId: '899700000025' })
  expect(await judged(vihfNamesTheUser, listed.http(td21({ token })).http(td21()))).toEqual([true, false])
})
