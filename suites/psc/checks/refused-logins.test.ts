import { describe, expect, test } from 'vitest'
import type { Check } from '../../../src/run/check.ts'
import {
  failedExchangeOpensNoSession,
  newKeyOpensTheSession,
  onlyTheServerCallsProSanteConnect,
  rotatedKeyOpensTheSession,
  slowExchangeOpensTheSession,
  unnamedProfessionalIsNobodyElse,
  userInfoOfAnotherPersonOpensNoSession,
} from './back-channel.ts'
import {
  expiredIdTokenOpensNoSession,
  higherLevelIdTokenOpensTheSession,
  hs256IdTokenOpensNoSession,
  idTokenForAnotherServiceOpensNoSession,
  idTokenIssuedToAnotherServiceOpensNoSession,
  idTokenNotYetValidOpensNoSession,
  idTokenOfAnotherIssuerOpensNoSession,
  idTokenSignedByAnotherKeyOpensNoSession,
  idTokenWithUnknownKidOpensNoSession,
  lowLevelIdTokenOpensNoSession,
  missingIdTokenOpensNoSession,
  unsignedIdTokenOpensNoSession,
} from './forged-tokens.ts'
import {
  answerOfAnotherIssuerOpensNoSession,
  errorAnswerOpensNoSession,
  missingStateOpensNoSession,
  refusalIsShownToTheUser,
} from './front-channel.ts'
import { answered, exchangeUnder, judged, nothing, otherProfessional, professional } from './wire.fixture.ts'

const opened = [professional]

const refused: readonly (readonly [Check, fault: string])[] = [
  [idTokenOfAnotherIssuerOpensNoSession, 'wrong-iss'],
  [idTokenForAnotherServiceOpensNoSession, 'wrong-aud'],
  [idTokenIssuedToAnotherServiceOpensNoSession, 'wrong-azp'],
  [expiredIdTokenOpensNoSession, 'expired-id-token'],
  [idTokenNotYetValidOpensNoSession, 'id-token-not-yet-valid'],
  [idTokenSignedByAnotherKeyOpensNoSession, 'signature-by-another-key'],
  [unsignedIdTokenOpensNoSession, 'alg-none'],
  [hs256IdTokenOpensNoSession, 'hs256-with-the-public-key'],
  [idTokenWithUnknownKidOpensNoSession, 'unknown-kid'],
  [lowLevelIdTokenOpensNoSession, 'acr-eidas0'],
  [lowLevelIdTokenOpensNoSession, 'acr-unknown'],
  [lowLevelIdTokenOpensNoSession, 'acr-missing'],
  [missingIdTokenOpensNoSession, 'id-token-missing'],
]

const accepted: readonly (readonly [Check, fault: string])[] = [
  [rotatedKeyOpensTheSession, 'key-rotated'],
  [newKeyOpensTheSession, 'key-rotated-unannounced'],
  [higherLevelIdTokenOpensTheSession, 'acr-eidas2'],
]

describe.each(refused)('$id', (check, fault) => {
  test('the token opens nothing, opens a session, or was never given', async () => {
    expect(await judged(check, exchangeUnder({ fault }))).toEqual(['ok'])
    expect(await judged(check, exchangeUnder({ fault, after: opened }))).toEqual(['violated'])
    expect(await judged(check, exchangeUnder({ fault, before: opened, after: opened }))).toEqual(['ok'])
    expect(await judged(check, exchangeUnder({ after: opened }))).toEqual([])
    expect(await judged(check, exchangeUnder({ fault, status: 400, after: opened }))).toEqual([])
    expect(await judged(check, nothing())).toEqual([])
  })
})

describe.each(accepted)('$id', (check, fault) => {
  test('the session opens, does not, or nothing was tried', async () => {
    expect(await judged(check, exchangeUnder({ fault, after: opened }))).toEqual(['ok'])
    expect(await judged(check, exchangeUnder({ fault }))).toEqual(['violated'])
    expect(await judged(check, exchangeUnder({}))).toEqual([])
    expect(await judged(check, nothing())).toEqual([])
  })
})

test('slowExchangeOpensTheSession', async () => {
  const check = slowExchangeOpensTheSession
  const story = { fault: 'token-slow', query: 'code=x&state=etat' }
  expect(await judged(check, answered({ ...story, after: opened }))).toEqual(['ok'])
  expect(await judged(check, answered(story))).toEqual(['violated'])
  expect(await judged(check, answered({ query: story.query }))).toEqual([])
  expect(await judged(check, answered({ ...story, query: 'error=server_error' }))).toEqual([])
})

test('failedExchangeOpensNoSession', async () => {
  const check = failedExchangeOpensNoSession
  expect(await judged(check, exchangeUnder({ status: 400 }))).toEqual(['ok'])
  expect(await judged(check, exchangeUnder({ status: 0, after: opened }))).toEqual(['violated'])
  expect(await judged(check, exchangeUnder({ after: opened }))).toEqual([])
})

test('unnamedProfessionalIsNobodyElse', async () => {
  const check = unnamedProfessionalIsNobodyElse
  const claims = { preferred_username: professional }
  expect(await judged(check, exchangeUnder({ claims }))).toEqual(['ok'])
  expect(await judged(check, exchangeUnder({ claims, after: opened }))).toEqual(['ok'])
  expect(await judged(check, exchangeUnder({ claims, after: [otherProfessional] }))).toEqual(['violated'])
  expect(await judged(check, exchangeUnder({ after: [otherProfessional] }))).toEqual([])
})

test('userInfoOfAnotherPersonOpensNoSession', async () => {
  const check = userInfoOfAnotherPersonOpensNoSession
  const fault = 'userinfo-sub-differs'
  const asked = { fault, alsoCalled: 'userinfo' }
  expect(await judged(check, exchangeUnder(asked))).toEqual(['ok'])
  expect(await judged(check, exchangeUnder({ ...asked, after: opened }))).toEqual(['violated'])
  // Who never asks cannot be misled.
  expect(await judged(check, exchangeUnder({ fault, after: opened }))).toEqual(['ok'])
  expect(await judged(check, exchangeUnder({ after: opened }))).toEqual([])
})

test('onlyTheServerCallsProSanteConnect', async () => {
  const check = onlyTheServerCallsProSanteConnect
  const byAPage = { alsoCalled: 'userinfo', headers: { origin: 'https://lps.example' } }
  expect(await judged(check, exchangeUnder({ alsoCalled: 'userinfo' }))).toEqual(['ok'])
  expect(await judged(check, exchangeUnder(byAPage))).toEqual(['violated'])
  expect(await judged(check, exchangeUnder({ ...byAPage, headers: { 'sec-fetch-site': 'same-site' } }))).toEqual([
    'violated',
  ])
  // What the fetch of Node sends from a server.
  expect(await judged(check, exchangeUnder({ ...byAPage, headers: { 'sec-fetch-mode': 'cors' } }))).toEqual(['ok'])
  expect(await judged(check, nothing())).toEqual([])
})

test('missingStateOpensNoSession', async () => {
  const check = missingStateOpensNoSession
  expect(await judged(check, answered({ query: 'code=x' }))).toEqual(['ok'])
  expect(await judged(check, answered({ query: 'code=x', after: opened }))).toEqual(['violated'])
  expect(await judged(check, answered({ query: 'code=x&state=etat', after: opened }))).toEqual([])
})

test('answerOfAnotherIssuerOpensNoSession', async () => {
  const check = answerOfAnotherIssuerOpensNoSession
  const story = { fault: 'callback-iss-wrong', query: 'code=x&state=etat&iss=autre' }
  expect(await judged(check, answered(story))).toEqual(['ok'])
  expect(await judged(check, answered({ ...story, after: opened }))).toEqual(['violated'])
  expect(await judged(check, answered({ query: story.query, after: opened }))).toEqual([])
})

test('errorAnswerOpensNoSession', async () => {
  const check = errorAnswerOpensNoSession
  expect(await judged(check, answered({ query: 'error=access_denied' }))).toEqual(['ok'])
  expect(await judged(check, answered({ query: 'error=access_denied', after: opened }))).toEqual(['violated'])
  expect(await judged(check, answered({ query: 'code=x', after: opened }))).toEqual([])
})

describe('refusalIsShownToTheUser', () => {
  const query = 'error=access_denied'
  test.each([
    ['a page', { status: 403, body: '<p>Connexion refusée</p>' }, ['ok']],
    ['a blank page', { status: 200, body: '' }, ['violated']],
    ['an internal error', { status: 500, body: '<p>Erreur</p>' }, ['violated']],
    ['a page that scripts draw', { status: 200, body: '<script src="a.js"></script>' }, []],
    ['no page', undefined, []],
  ])('%s', async (_what, page, verdicts) => {
    expect(await judged(refusalIsShownToTheUser, answered({ query, page }))).toEqual(verdicts)
  })
})
