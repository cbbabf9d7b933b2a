import { describe, expect, test } from 'vitest'
import type { Check } from '../../../src/run/check.ts'
import type { JournalDraft } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { judged } from './judged.fixture.ts'
import { dmpTrusting } from './vihf.fixture.ts'
import {
  vihfConditionsHold,
  vihfIsForTheDmp,
  vihfIsNotFromTheFuture,
  vihfIsRecent,
  vihfIsUsedOnce,
  vihfVersionIsKnown,
} from './vihf-use.ts'
import { assertion, td02, td21 } from './wire.fixture.ts'

const scenario = () => dmpTrusting({ certificate: '' })
const sent = (token: string | null): JournalDraft => scenario().http(td21({ token }))
const dated = (issueInstant: string) => assertion().replace('2026-03-01T09:00:00Z', issueInstant)
const under = (conditions: string) =>
  assertion().replace('</saml2:Subject>', `</saml2:Subject><saml2:Conditions ${conditions}</saml2:Conditions>`)
const bounded = (notBefore: string, notOnOrAfter: string) =>
  under(`NotBefore="${notBefore}" NotOnOrAfter="${notOnOrAfter}">`)
const forAudience = (audience: string) =>
  under(`><saml2:AudienceRestriction><saml2:Audience>${audience}</saml2:Audience></saml2:AudienceRestriction>`)

const authenticated = (at: string): string =>
  assertion().replace('</saml2:Subject>', `</saml2:Subject><saml2:AuthnStatement AuthnInstant="${at}"/>`)

describe('when and for whom a VIHF is used', () => {
  const violating: readonly (readonly [Check, string])[] = [
    [vihfIsNotFromTheFuture, dated('2026-03-02T09:00:00Z')],
    [vihfIsNotFromTheFuture, authenticated('2099-01-01T00:00:00Z')],
    [vihfIsRecent, dated('2001-03-01T09:00:00Z')],
    [vihfConditionsHold, bounded('2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z')],
    [vihfIsForTheDmp, forAudience('https://assurance.exemple')],
    [vihfVersionIsKnown, assertion().replace('>3.0<', '>9.9<')],
  ]
  for (const [check, token] of violating) {
    triplet(check, {
      conforms: () => sent(assertion()).build(),
      violates: () => sent(token).build(),
      silent: () => sent(null).build(),
    })
  }
})

describe('a token used twice', () => {
  const other = () => assertion().replace('"_a1"', '"_a2"')
  triplet(vihfIsUsedOnce, {
    conforms: () =>
      scenario()
        .http(td02())
        .http(td21({ token: other() }))
        .build(),
    violates: () => scenario().http(td02()).http(td21()).build(),
    silent: () => sent(null).build(),
  })

  test('is not one that the service never read', async () => {
    const cut = { ...td02(), response: { status: 503 } }
    expect(await judged(vihfIsUsedOnce, scenario().http(cut).http(td21()))).toEqual([true, true])
  })
})

test.each(['urn:dmp', 'https://lps2.dmp.gouv.fr/si-dmp-server', 'https://127.0.0.1:8442/si-dmp-server'])(
  'the audience %s is the DMP',
  async (audience) => {
    expect(await judged(vihfIsForTheDmp, sent(forAudience(audience)))).toEqual([true])
  },
)

test('bounds around the use hold, and two right clocks may differ by a little', async () => {
  const around = bounded('2026-03-01T09:03:00Z', '2026-03-01T10:00:00Z')
  expect(await judged(vihfConditionsHold, sent(around))).toEqual([true])
  expect(await judged(vihfIsNotFromTheFuture, sent(dated('2026-03-01T09:04:00Z')))).toEqual([true])
})

test('a bound that cannot be read lets nobody in', async () => {
  expect(await judged(vihfConditionsHold, sent(bounded('hier', '2026-03-01T10:00:00Z')))).toEqual([false])
})

test('the lifetime is the one that the service was set with', async () => {
  const draft = scenario().ofRun('service.started', {
    service: 'dmp',
    url: 'https://127.0.0.1:8442',
    settings: { vihfLifetimeMinutes: 240 },
    assumptions: [],
    faults: [],
  })
  const threeHoursOld = td21({ token: dated('2026-03-01T06:00:00Z') })
  expect(await judged(vihfIsRecent, scenario().http(threeHoursOld))).toEqual([false])
  expect(await judged(vihfIsRecent, draft.http(threeHoursOld))).toEqual([true])
})
