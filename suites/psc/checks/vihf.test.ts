import { expect, test } from 'vitest'
import { assertion, td21 } from '../../dmp/checks/wire.fixture.ts'
import { journal } from '../../testkit.ts'
import { vihfNamesTheProfessionalOfTheSession } from './vihf.ts'
import { judged, nothing, otherProfessional, professional } from './wire.fixture.ts'

const check = vihfNamesTheProfessionalOfTheSession

const feed = (nameId: string, sessions: readonly string[]) =>
  journal('DMP/PSC.01.01')
    .action('session.list', {}, { sessions: sessions.map((nationalId) => ({ nationalId, name: 'X Y' })) })
    .http(td21({ token: assertion({ nameId }) }))
    .build()

test('the VIHF names the professional of the session, another person, or nobody is logged in', async () => {
  expect(await judged(check, feed(professional, [professional]))).toEqual(['ok'])
  expect(await judged(check, feed(otherProfessional, [professional]))).toEqual(['violated'])
  expect(await judged(check, feed(otherProfessional, []))).toEqual([])
  expect(await judged(check, nothing())).toEqual([])
})
