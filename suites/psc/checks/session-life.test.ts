import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import {
  cguSpeakOfProSanteConnect,
  givenNameIsEscaped,
  logoutIsReachable,
  overlongUserInfoIsSurvived,
} from './product-pages.ts'
import {
  expiredAccessTokenIsRenewed,
  inactiveTokenEndsTheSession,
  refusedRenewalEndsTheSession,
} from './session-life.ts'
import { exchangeUnder, judged, nothing, professional } from './wire.fixture.ts'

interface Renewal {
  readonly fault?: string
  readonly status?: number
  readonly active?: boolean | undefined
  readonly left: readonly string[]
}

const renewal = ({ fault = 'access-token-expired', status = 200, active, left }: Renewal) => {
  const tape = journal('PSC.01.01').event('fault.selected', { service: 'psc', fault })
  const body = 'grant_type=refresh_token&refresh_token=x'
  tape.http({ service: 'psc', operation: 'token', request: { body }, response: { status, body: '{}' } })
  if (active !== undefined) {
    tape.http({ service: 'psc', operation: 'introspect', response: { body: JSON.stringify({ active }) } })
  }
  tape.action('session.refresh', { nationalId: professional }, { open: left.length > 0 })
  tape.action('session.list', {}, { sessions: left.map((nationalId) => ({ nationalId, name: 'X Y' })) })
  return tape.build()
}

test('refusedRenewalEndsTheSession', async () => {
  const check = refusedRenewalEndsTheSession
  expect(await judged(check, renewal({ status: 400, left: [] }))).toEqual(['ok'])
  expect(await judged(check, renewal({ status: 400, left: [professional] }))).toEqual(['violated'])
  expect(await judged(check, renewal({ left: [professional] }))).toEqual([])
  expect(await judged(check, nothing())).toEqual([])
})

test('inactiveTokenEndsTheSession', async () => {
  const check = inactiveTokenEndsTheSession
  expect(await judged(check, renewal({ active: false, left: [] }))).toEqual(['ok'])
  expect(await judged(check, renewal({ active: false, left: [professional] }))).toEqual(['violated'])
  // A product that does not ask introspection has nothing to obey.
  expect(await judged(check, renewal({ left: [professional] }))).toEqual(['ok'])
  expect(await judged(check, renewal({ active: true, left: [professional] }))).toEqual([])
  expect(await judged(check, exchangeUnder({}))).toEqual([])
})

test('expiredAccessTokenIsRenewed', async () => {
  const check = expiredAccessTokenIsRenewed
  expect(await judged(check, renewal({ left: [professional] }))).toEqual(['ok'])
  expect(await judged(check, renewal({ left: [] }))).toEqual(['violated'])
  expect(await judged(check, renewal({ fault: 'session-idle', left: [] }))).toEqual([])
})

const lps = 'https://lps.example'

/** A login under a fault, and the product’s page that follows. */
const shown = (fault: string, status: number, body: string) => {
  const tape = journal('PSC.01.01').event('fault.selected', { service: 'psc', fault })
  tape.action('session.login', { mode: 'web' }, { loginUrl: `${lps}/login` })
  tape.hop({ step: `open ${lps}/login`, url: `${lps}/login`, body: '<p>Connexion</p>' })
  tape.http({ service: 'psc', operation: 'token', request: { body: 'grant_type=authorization_code' } })
  tape.hop({ step: 'submit', url: `${lps}/psc/callback`, status: 302, location: '/' })
  tape.hop({ step: 'submit', url: `${lps}/`, status, body })
  // What the browser is shown once logged out is no page of the login.
  tape.action('session.logout', { nationalId: professional }, { closed: true })
  return tape.hop({ step: `open ${lps}/login`, url: `${lps}/login`, body: '<p>Connexion</p>' }).build()
}

test('givenNameIsEscaped', async () => {
  const check = givenNameIsEscaped
  const fault = 'html-in-given-name'
  expect(await judged(check, shown(fault, 200, '<p>&lt;img src=&quot;x&quot; onerror=…</p>'))).toEqual(['ok'])
  expect(await judged(check, shown(fault, 200, `<p><img src="x" onerror="a()"></p>`))).toEqual(['violated'])
  expect(await judged(check, shown('wrong-iss', 200, `<img src="x" onerror="a()">`))).toEqual([])
})

test('logoutIsReachable', async () => {
  const check = logoutIsReachable
  expect(await judged(check, shown('token-slow', 200, '<form><button>Se déconnecter</button></form>'))).toEqual(['ok'])
  expect(await judged(check, shown('token-slow', 200, '<a href="/">Accueil</a>'))).toEqual(['violated'])
  expect(await judged(check, shown('token-slow', 200, '<script src="a.js"></script>'))).toEqual([])
  expect(await judged(check, nothing())).toEqual([])
})

test('overlongUserInfoIsSurvived', async () => {
  const check = overlongUserInfoIsSurvived
  const fault = 'userinfo-oversized'
  expect(await judged(check, shown(fault, 200, '<p>Connecté</p>'))).toEqual(['ok'])
  expect(await judged(check, shown(fault, 502, '<p>Refusée</p>'))).toEqual(['ok'])
  expect(await judged(check, shown(fault, 500, ''))).toEqual(['violated'])
  expect(await judged(check, nothing())).toEqual([])
})

const cgu = (body: string, cguUrl: string | undefined = `${lps}/cgu`) => {
  const told = cguUrl === '' ? {} : { cguUrl }
  const tape = journal('PSC.01.01~cgu').action('session.login', { mode: 'web' }, { loginUrl: lps, ...told })
  return tape.hop({ step: `open ${lps}/cgu`, url: `${lps}/cgu`, body }).build()
}

test('cguSpeakOfProSanteConnect', async () => {
  const check = cguSpeakOfProSanteConnect
  expect(await judged(check, cgu('<p>Identification par Pro Santé Connect.</p>'))).toEqual(['ok'])
  expect(await judged(check, cgu('<p>Aucune donnée réelle.</p>'))).toEqual(['violated'])
  expect(await judged(check, cgu('<script src="a.js"></script>'))).toEqual([])
  expect(await judged(check, cgu('<p>Aucune donnée réelle.</p>', ''))).toEqual([])
})
