import { expect, test } from 'vitest'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { journal } from '../../testkit.ts'
import { oneAccountPerProfessional } from './accounts.ts'
import {
  cibaPollsAtTheAllowedPace,
  cibaRequestDemandsEidas1,
  cibaRequestNamesTheProfessional,
  cibaSessionIsTheProfessionals,
  refusedCibaOpensNoSession,
} from './ciba.ts'
import { internalBrowserNamesItsLibraries, nativeLoginUsesPkce } from './native.ts'
import { conforming, judged, login, nothing, otherProfessional, professional } from './wire.fixture.ts'

interface CibaStory {
  readonly asked?: string
  readonly polls?: readonly { readonly afterMs: number; readonly error?: string }[]
  readonly opened?: readonly string[]
}

const request = 'scope=openid+scope_all&acr_values=eidas1&channel=CARD&login_hint='

/** A CIBA login with its polls, at the times that they say. */
const ciba = ({
  asked = `${request}${professional}`,
  polls = [{ afterMs: 1_000 }],
  opened = [professional],
}: CibaStory) => {
  const instants = [0, 0, ...polls.map(({ afterMs }) => afterMs)]
  const clock = (seq: number) => new Date(instants.slice(0, seq).reduce((sum, ms) => sum + ms, Date.UTC(2026, 2, 1)))
  const tape = journal('PSC.01.03', clock)
  tape.action('session.list', {}, { sessions: [] })
  const accepted = JSON.stringify({ auth_req_id: 'x', expires_in: 120, interval: 1 })
  tape.http({ service: 'psc', operation: 'ciba', request: { body: asked }, response: { body: accepted } })
  for (const { error } of polls) {
    const body = 'grant_type=urn:openid:params:grant-type:ciba&auth_req_id=x'
    const response = error === undefined ? { body: '{}' } : { status: 400, body: JSON.stringify({ error }) }
    tape.http({ service: 'psc', operation: 'token', request: { body }, response })
  }
  tape.action('session.loginByCiba', { nationalId: professional, channel: 'CARD' }, { outcome: 'opened' })
  tape.action('session.list', {}, { sessions: opened.map((nationalId) => ({ nationalId, name: 'X Y' })) })
  return tape.build()
}

test('cibaRequestNamesTheProfessional', async () => {
  const check = cibaRequestNamesTheProfessional
  expect(await judged(check, ciba({}))).toEqual(['ok'])
  expect(await judged(check, ciba({ asked: `${request}${otherProfessional}` }))).toEqual(['violated'])
  expect(await judged(check, ciba({ asked: `scope=openid&login_hint=${professional}` }))).toEqual(['violated'])
  expect(await judged(check, nothing())).toEqual([])
})

test('cibaRequestDemandsEidas1', async () => {
  const check = cibaRequestDemandsEidas1
  expect(await judged(check, ciba({}))).toEqual(['ok'])
  expect(await judged(check, ciba({ asked: `login_hint=${professional}` }))).toEqual(['violated'])
  expect(await judged(check, nothing())).toEqual([])
})

test('cibaPollsAtTheAllowedPace', async () => {
  const check = cibaPollsAtTheAllowedPace
  const slowed = { afterMs: 1_000, error: 'slow_down' }
  expect(await judged(check, ciba({}))).toEqual(['ok'])
  expect(await judged(check, ciba({ polls: [{ afterMs: 100 }] }))).toEqual(['violated'])
  expect(await judged(check, ciba({ polls: [slowed, { afterMs: 6_000 }] }))).toEqual(['ok', 'ok'])
  expect(await judged(check, ciba({ polls: [slowed, { afterMs: 1_000 }] }))).toEqual(['ok', 'violated'])
  expect(await judged(check, ciba({ polls: [] }))).toEqual([])
  expect(await judged(check, nothing())).toEqual([])
})

test('cibaSessionIsTheProfessionals', async () => {
  const check = cibaSessionIsTheProfessionals
  expect(await judged(check, ciba({}))).toEqual(['ok'])
  expect(await judged(check, ciba({ opened: [] }))).toEqual(['violated'])
  expect(await judged(check, ciba({ opened: [otherProfessional] }))).toEqual(['violated'])
  expect(await judged(check, nothing())).toEqual([])
})

test('refusedCibaOpensNoSession', async () => {
  const check = refusedCibaOpensNoSession
  const polls = [{ afterMs: 1_000, error: 'access_denied' }]
  expect(await judged(check, ciba({ polls, opened: [] }))).toEqual(['ok'])
  expect(await judged(check, ciba({ polls }))).toEqual(['violated'])
  expect(await judged(check, ciba({}))).toEqual([])
})

test('nativeLoginUsesPkce', async () => {
  const check = nativeLoginUsesPkce
  const challenge = { code_challenge: 'x', code_challenge_method: 'S256' }
  const asking = (more: Readonly<Record<string, string>>) => login({ request: { ...conforming.request, ...more } })
  expect(await judged(check, asking(challenge))).not.toContain('violated')
  expect(await judged(check, asking({}))).toContain('violated')
  expect(await judged(check, asking({ ...challenge, code_challenge_method: 'plain' }))).toContain('violated')
  expect(await judged(check, nothing())).toEqual([])
})

test('internalBrowserNamesItsLibraries', async () => {
  const check = internalBrowserNamesItsLibraries
  const told = (libraries: { name: string; version: string }[] | undefined) =>
    journal('PSC.01.04')
      .action(
        'session.loginNative',
        { browser: 'internal' },
        { authorizationUrl: 'https://psc.example/auth', ...(libraries ? { libraries } : {}) },
      )
      .build()
  expect(await judged(check, told([{ name: 'webview', version: '1.2' }]))).toEqual(['ok'])
  expect(await judged(check, told([{ name: 'webview', version: '' }]))).toEqual(['violated'])
  expect(await judged(check, told([]))).toEqual(['violated'])
  expect(await judged(check, told(undefined))).toEqual([])
})

const accounts = (throughPsc: string | undefined, locally: string | undefined): ScenarioRecord => {
  const tape = journal('PSC.02.01')
  const sessions = (accountId: string | undefined) => ({
    sessions: [{ nationalId: professional, name: 'X Y', ...(accountId === undefined ? {} : { accountId }) }],
  })
  tape.action('session.list', {}, { sessions: [] })
  tape.http({ service: 'psc', operation: 'token', request: { body: 'grant_type=authorization_code' } })
  tape.action('session.list', {}, sessions(throughPsc))
  tape.action('session.logout', { nationalId: professional }, { closed: true })
  tape.action('session.list', {}, { sessions: [] })
  tape.action('session.loginLocally', { accountId: 'C1' }, { opened: true })
  tape.action('session.list', {}, sessions(locally))
  return tape.build()
}

test('oneAccountPerProfessional', async () => {
  const check = oneAccountPerProfessional
  expect(await judged(check, accounts('C1', 'C1'))).toEqual(['ok'])
  expect(await judged(check, accounts('C2', 'C1'))).toEqual(['violated'])
  expect(await judged(check, accounts(undefined, undefined))).toEqual([])
  expect(await judged(check, nothing())).toEqual([])
})
