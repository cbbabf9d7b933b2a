import { describe, expect, test } from 'vitest'
import type { Check } from '../../../src/run/check.ts'
import {
  authorizationAsksForACode,
  authorizationAsksForScopeAll,
  authorizationCarriesANonce,
  authorizationCarriesAState,
  authorizationDemandsEidas1,
  redirectUriIsTheDeclaredOne,
} from './authorization.ts'
import { loginPageCarriesTheButton } from './button.ts'
import { clientSecretStaysOnTheServer, codeIsExchangedByTheServer, tokensStayOnTheServer } from './exchange.ts'
import { logoutClosesProSanteConnect, logoutClosesTheSession } from './logout.ts'
import { authorizationIsATopLevelNavigation } from './navigation.ts'
import { alteredStateOpensNoSession, alteredStateRedeemsNoCode, wrongNonceOpensNoSession } from './refusals.ts'
import { sessionIsTheProfessionals } from './session.ts'
import { conforming, judged, type LoginStory, login, nothing, professional } from './wire.fixture.ts'

const asking = (change: Readonly<Record<string, string | undefined>>): Partial<LoginStory> => ({
  request: { ...conforming.request, ...change },
})

const redeeming = (change: Partial<NonNullable<LoginStory['redemption']>>): Partial<LoginStory> => ({
  redemption: conforming.redemption && { ...conforming.redemption, ...change },
})

const otherNonce = redeeming({ claims: { SubjectNameID: professional, nonce: 'autre' } })
const never = { redemption: undefined } satisfies Partial<LoginStory>

interface Triplet {
  readonly check: Check
  readonly conforms?: Partial<LoginStory>
  readonly violates: readonly (readonly [what: string, change: Partial<LoginStory>])[]
  /** Recordings that say nothing of it, beside the empty one. */
  readonly silent?: readonly (readonly [what: string, change: Partial<LoginStory>])[]
}

const triplets: readonly Triplet[] = [
  {
    check: loginPageCarriesTheButton,
    violates: [['another link only', { loginPage: '<a href="/">Se connecter</a>' }]],
    silent: [['a page that scripts draw', { loginPage: '<div id="app"></div><script src="app.js"></script>' }]],
  },
  { check: authorizationIsATopLevelNavigation, violates: [['called by a server', { browserWentThere: false }]] },
  {
    check: authorizationAsksForACode,
    violates: [
      ['implicit flow', asking({ response_type: 'id_token' })],
      ['absent', asking({ response_type: undefined })],
    ],
  },
  { check: authorizationAsksForScopeAll, violates: [['openid only', asking({ scope: 'openid' })]] },
  {
    check: authorizationDemandsEidas1,
    violates: [
      ['absent', asking({ acr_values: undefined })],
      ['eidas2', asking({ acr_values: 'eidas2' })],
      ['several', asking({ acr_values: 'eidas1 eidas2' })],
    ],
  },
  { check: authorizationCarriesAState, violates: [['absent', asking({ state: undefined })]] },
  { check: authorizationCarriesANonce, violates: [['absent', asking({ nonce: undefined })]] },
  {
    check: redirectUriIsTheDeclaredOne,
    violates: [
      ['refused', { authorizeAnswer: { status: 400, body: '<code>redirect_uri</code>' }, logout: undefined }],
      ['absent', asking({ redirect_uri: undefined })],
    ],
  },
  {
    check: codeIsExchangedByTheServer,
    violates: [
      ['never redeemed', never],
      [
        'redeemed by a browser',
        redeeming({ headers: { ...conforming.redemption?.headers, origin: 'https://lps.example' } }),
      ],
      [
        'redeemed by a page that names no origin',
        redeeming({ headers: { ...conforming.redemption?.headers, 'sec-fetch-site': 'cross-site' } }),
      ],
      ['another redirect_uri', redeeming({ redirectUri: 'https://lps.example/other' })],
      ['refused', redeeming({ status: 401 })],
    ],
  },
  {
    check: clientSecretStaysOnTheServer,
    violates: [['in the login page', { loginPage: `<p>un-secret-de-service</p>` }]],
    silent: [
      ['no exchange', never],
      ['no secret used', redeeming({ headers: {} })],
    ],
  },
  {
    check: tokensStayOnTheServer,
    violates: [['in the home page', { homePage: '<script>t="jeton-acces"</script>' }]],
    silent: [['no exchange', never]],
  },
  {
    check: sessionIsTheProfessionals,
    violates: [
      ['another professional’s', { after: ['899700000017'] }],
      ['none', { after: [] }],
      ['another one too', { after: [professional, '899700000017'] }],
    ],
    silent: [
      ['no exchange', never],
      ['sessions not listed', { before: undefined }],
    ],
  },
  {
    check: logoutClosesTheSession,
    violates: [['still there', { logout: { left: [professional], clickAgain: 200 } }]],
    silent: [['no logout', { logout: undefined }]],
  },
  {
    check: logoutClosesProSanteConnect,
    violates: [['silent login', { logout: { left: [], clickAgain: 302 } }]],
    silent: [
      ['no second click', { logout: { left: [], clickAgain: undefined } }],
      // The product had closed the session itself, for inactivity: that is no logout, and the click needs no page.
      ['a session closed before for inactivity', { logout: { left: [], clickAgain: 302, closed: false } }],
    ],
  },
  {
    check: wrongNonceOpensNoSession,
    conforms: { ...otherNonce, after: [] },
    violates: [['a session opens', { after: [professional] }]],
    silent: [
      ['the nonce is right', {}],
      ['no exchange', never],
      ['no nonce was asked for', { ...otherNonce, ...asking({ nonce: undefined }) }],
    ],
  },
  {
    check: alteredStateOpensNoSession,
    conforms: { ...never, returnedState: 'altere', after: [] },
    violates: [['a session opens', { after: [professional] }]],
    silent: [
      ['the state is right', {}],
      ['sessions not listed', { returnedState: 'altere', before: undefined }],
    ],
  },
  {
    check: alteredStateRedeemsNoCode,
    conforms: { ...never, returnedState: 'altere', after: [] },
    violates: [['the code is redeemed', redeeming({})]],
    silent: [
      ['the state is right', {}],
      ['nobody watched', { ...never, returnedState: 'altere', watched: false }],
    ],
  },
]

describe.each(triplets.map((triplet) => [triplet.check.id, triplet] as const))('%s', (_id, triplet) => {
  const { check, conforms = {}, violates, silent = [] } = triplet

  test('conforming', async () => {
    const verdicts = await judged(check, login(conforms))
    expect(verdicts.length).toBeGreaterThan(0)
    expect(verdicts).not.toContain('violated')
  })

  test.each(violates)('violating: %s', async (_what, change) => {
    expect(await judged(check, login({ ...conforms, ...change }))).toContain('violated')
  })

  test('no evidence: nothing happened', async () => {
    expect(await judged(check, nothing())).toEqual([])
  })

  test.each(silent)('no evidence: %s', async (_what, change) => {
    expect(await judged(check, login(change))).toEqual([])
  })

  test('says what it expected and saw, with evidence', async () => {
    for (const finding of await check.apply(login(conforms))) {
      expect(finding.expected).not.toBe('')
      expect(finding.actual).not.toBe('')
      expect(finding.evidence.length).toBeGreaterThan(0)
    }
  })
})

describe('sessions', () => {
  test('that were open before are not held against the product', async () => {
    const record = login({ ...otherNonce, before: [professional], after: [professional] })
    expect(await judged(wrongNonceOpensNoSession, record)).toEqual(['ok'])
  })

  test('may be named by the bare RPPS', async () => {
    expect(await judged(sessionIsTheProfessionals, login({ after: ['99700000025'] }))).toEqual(['ok'])
  })
})
