import { describe, expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import {
  forgedUserInfoIsNotBelieved,
  refreshedIdTokenOfAnotherGivesNoSession,
  userInfoNamingAnotherOpensNoOtherSession,
} from './another-identity.ts'
import { exchangeUnder, judged, nothing, otherProfessional, professional, unsigned } from './wire.fixture.ts'

describe('userInfoNamingAnotherOpensNoOtherSession', () => {
  const check = userInfoNamingAnotherOpensNoOtherSession
  const fault = 'userinfo-names-another'

  test('conforming: no session, or the session of whom the id_token names', async () => {
    expect(await judged(check, exchangeUnder({ fault, alsoCalled: 'userinfo' }))).toEqual(['ok'])
    expect(await judged(check, exchangeUnder({ fault, after: [professional] }))).toEqual(['ok'])
  })

  test('violating: the session of whom UserInfo names', async () => {
    expect(await judged(check, exchangeUnder({ fault, after: [otherProfessional] }))).toEqual(['violated'])
  })

  test('no evidence', async () => {
    expect(await judged(check, exchangeUnder({ after: [otherProfessional] }))).toEqual([])
    expect(await judged(check, nothing())).toEqual([])
  })
})

describe('forgedUserInfoIsNotBelieved', () => {
  const check = forgedUserInfoIsNotBelieved
  const fault = 'userinfo-signed-by-another-key'

  const login = (name: string | undefined, { marked = fault, asked = true } = {}) => {
    const tape = journal('PSC.01.01')
    tape.http({
      service: 'psc',
      operation: 'token',
      fault: marked,
      request: { body: 'grant_type=authorization_code&code=le-code' },
      response: { status: 200, body: JSON.stringify({ id_token: unsigned({ SubjectNameID: professional }) }) },
    })
    const body = unsigned({ SubjectNameID: professional, family_name: 'Faussaire' })
    if (asked) tape.http({ service: 'psc', operation: 'userinfo', fault: marked, response: { status: 200, body } })
    const sessions = name === undefined ? [] : [{ nationalId: professional, name }]
    return tape.action('session.list', {}, { sessions }).build()
  }

  test('conforming: no session, or one under the right name', async () => {
    expect(await judged(check, login(undefined))).toEqual(['ok'])
    expect(await judged(check, login('ALEX SPECIMEN'))).toEqual(['ok'])
    expect(await judged(check, login('ALEX SPECIMEN', { asked: false }))).toEqual(['ok'])
  })

  test('violating: the false name, however it is spelled', async () => {
    expect(await judged(check, login('Alex FAUSSAIRE'))).toEqual(['violated'])
  })

  test('no evidence', async () => {
    expect(await judged(check, login('Alex FAUSSAIRE', { marked: 'wrong-iss' }))).toEqual([])
    expect(await judged(check, nothing())).toEqual([])
  })
})

describe('refreshedIdTokenOfAnotherGivesNoSession', () => {
  const check = refreshedIdTokenOfAnotherGivesNoSession

  const renewal = (left: readonly string[], fault = 'refreshed-id-token-of-another') => {
    const tape = journal('PSC.01.01')
    const body = 'grant_type=refresh_token&refresh_token=x'
    tape.http({ service: 'psc', operation: 'token', fault, request: { body }, response: { status: 200, body: '{}' } })
    tape.action('session.refresh', { nationalId: professional }, { open: left.length > 0 })
    tape.action('session.list', {}, { sessions: left.map((nationalId) => ({ nationalId, name: 'X Y' })) })
    return tape.build()
  }

  test('conforming: the session ends, or stays the same', async () => {
    expect(await judged(check, renewal([]))).toEqual(['ok'])
    expect(await judged(check, renewal([professional]))).toEqual(['ok'])
  })

  test('violating: the session has become the other’s', async () => {
    expect(await judged(check, renewal([otherProfessional]))).toEqual(['violated'])
  })

  test('no evidence', async () => {
    expect(await judged(check, renewal([otherProfessional], 'session-idle'))).toEqual([])
    expect(await judged(check, nothing())).toEqual([])
  })
})
