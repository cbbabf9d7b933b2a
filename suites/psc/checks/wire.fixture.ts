import type { Check } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { type JournalDraft, journal } from '../../testkit.ts'
import { findingsOf } from '../../tried.fixture.ts'

// A web login written by hand, for the tests of the checks: each test changes one thing of it.

export const professional = '899700000025'
const lps = 'https://lps.example'
const secret = 'un-secret-de-service'

export interface LoginStory {
  readonly loginPage: string
  /** Parameters of the authorization request; undefined leaves one out. */
  readonly request: Readonly<Record<string, string | undefined>>
  /** How the browser came to Pro Santé Connect; false when something else called it. */
  readonly browserWentThere: boolean
  /** Answer to the authorization request. */
  readonly authorizeAnswer: { readonly status: number; readonly body: string }
  readonly returnedState: string
  /** Undefined when the product never redeems the code. */
  readonly redemption:
    | {
        readonly redirectUri: string
        readonly headers: Readonly<Record<string, string>>
        readonly status: number
        readonly claims: object
      }
    | undefined
  readonly homePage: string
  readonly before: readonly string[] | undefined
  readonly after: readonly string[] | undefined
  readonly watched: boolean
  readonly logout:
    | {
        readonly left: readonly string[]
        readonly clickAgain: number | undefined
        /** False when the product had no session left to close. */
        readonly closed?: boolean
      }
    | undefined
}

export const conforming: LoginStory = {
  loginPage: '<a href="/psc/start">S’identifier avec Pro Santé Connect</a>',
  request: {
    response_type: 'code',
    client_id: 'lgc',
    redirect_uri: `${lps}/psc/callback`,
    scope: 'openid scope_all',
    acr_values: 'eidas1',
    state: 'etat',
    nonce: 'nonce',
  },
  browserWentThere: true,
  authorizeAnswer: { status: 200, body: '<form></form>' },
  returnedState: 'etat',
  redemption: {
    redirectUri: `${lps}/psc/callback`,
    headers: { authorization: `Basic ${Buffer.from(`lgc:${secret}`).toString('base64')}` },
    status: 200,
    claims: { SubjectNameID: professional, nonce: 'nonce' },
  },
  homePage: '<p>Connecté</p>',
  before: [],
  after: [professional],
  watched: true,
  logout: { left: [], clickAgain: 200 },
}

/** A token with these claims, whose signature nobody looks at. */
export const unsigned = (claims: object): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbg`
}

const list = (tape: JournalDraft, ids: readonly string[] | undefined): void => {
  if (ids === undefined) return
  tape.action('session.list', {}, { sessions: ids.map((nationalId) => ({ nationalId, name: 'X Y' })) })
}

const goToProSanteConnect = (tape: JournalDraft, story: LoginStory, status: number): void => {
  const kept = Object.entries(story.request).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const url = `/auth?${new URLSearchParams(kept)}`
  const { body } = story.authorizeAnswer
  tape.http({ service: 'psc', operation: 'authorize', request: { method: 'GET', url }, response: { status, body } })
  if (story.browserWentThere) tape.hop({ step: 'click', url: `https://psc.example${url}`, status, body })
}

const redeem = (tape: JournalDraft, { redemption }: LoginStory): void => {
  if (redemption === undefined) return
  const form = { grant_type: 'authorization_code', code: 'le-code', redirect_uri: redemption.redirectUri }
  const answer = {
    access_token: 'jeton-acces',
    refresh_token: 'jeton-renouvellement',
    id_token: unsigned(redemption.claims),
  }
  tape.http({
    service: 'psc',
    operation: 'token',
    request: { body: new URLSearchParams(form).toString(), headers: redemption.headers },
    response: { status: redemption.status, body: JSON.stringify(answer) },
  })
}

/** The recording of a login that differs from the conforming one by what is given. */
export const login = (change: Partial<LoginStory> = {}): ScenarioRecord => {
  const story = { ...conforming, ...change }
  const tape = journal('PSC.01.01')
  list(tape, story.before)
  tape.action('session.login', { mode: 'web' }, { loginUrl: `${lps}/login` })
  tape.hop({ step: `open ${lps}/login`, url: `${lps}/login`, body: story.loginPage })
  goToProSanteConnect(tape, story, story.authorizeAnswer.status)
  if (story.authorizeAnswer.status === 200) {
    const location = `${lps}/psc/callback?code=le-code&state=${story.returnedState}`
    const response = { status: 302, headers: { location } }
    tape.http({ service: 'psc', operation: 'authenticate', response })
    tape.hop({ step: 'submit', method: 'POST', url: 'https://psc.example/auth/x', status: 302, location })
    redeem(tape, story)
    tape.hop({ step: 'submit', url: `${lps}/`, body: story.homePage })
  }
  list(tape, story.after)
  if (story.watched) tape.window(['psc'], 300)
  if (story.logout !== undefined) {
    tape.action('session.logout', { nationalId: professional }, { closed: story.logout.closed ?? true })
    list(tape, story.logout.left)
    if (story.logout.clickAgain !== undefined) goToProSanteConnect(tape, story, story.logout.clickAgain)
  }
  return tape.build()
}

/** A recording in which nothing happened. */
export const nothing = (): ScenarioRecord => journal('PSC.01.01').build()

/** What a check says of a recording: one word per observation. */
export const judged = async (check: Check, record: ScenarioRecord): Promise<readonly string[]> =>
  (await findingsOf(check, record)).map(({ ok }) => (ok ? 'ok' : 'violated'))

export const otherProfessional = '899700000017'

/** One exchange of a code under a fault, between two lists of sessions. */
export interface FaultyExchange {
  readonly fault?: string
  readonly status?: number
  readonly claims?: object
  readonly before?: readonly string[] | undefined
  readonly after?: readonly string[] | undefined
  /** Another operation that the product then calls, under the same fault. */
  readonly alsoCalled?: string
  /** Headers of that other call. */
  readonly headers?: Readonly<Record<string, string>>
}

export const exchangeUnder = ({
  fault,
  status = 200,
  claims = { SubjectNameID: professional },
  before = [],
  after = [],
  ...call
}: FaultyExchange): ScenarioRecord => {
  const tape = journal('PSC.01.01')
  const marked = fault === undefined ? {} : { fault }
  list(tape, before)
  tape.http({
    service: 'psc',
    operation: 'token',
    ...marked,
    request: { body: 'grant_type=authorization_code&code=le-code' },
    response: { status, body: JSON.stringify({ access_token: 'jeton', id_token: unsigned(claims) }) },
  })
  const headers = call.headers ?? {}
  if (call.alsoCalled !== undefined)
    tape.http({ service: 'psc', operation: call.alsoCalled, ...marked, request: { headers } })
  list(tape, after)
  return tape.build()
}

/** An answer of Pro Santé Connect by redirect, and the page on which the browser stops. */
export interface AnswerStory {
  readonly fault?: string
  /** Query of the address to which the browser is sent. */
  readonly query: string
  readonly page?: { readonly status: number; readonly body: string } | undefined
  readonly after?: readonly string[] | undefined
}

export const answered = ({ fault, query, page, after = [] }: AnswerStory): ScenarioRecord => {
  const tape = journal('PSC.01.01')
  const marked = fault === undefined ? {} : { fault }
  const location = `${lps}/psc/callback?${query}`
  list(tape, [])
  tape.http({ service: 'psc', operation: 'authorize', request: { method: 'GET', url: '/auth?state=etat' } })
  tape.http({ service: 'psc', operation: 'authenticate', ...marked, response: { status: 302, headers: { location } } })
  tape.hop({ step: 'submit', url: 'https://psc.example/auth', status: 302, location })
  if (page !== undefined) tape.hop({ step: 'submit', url: location, ...page })
  list(tape, after)
  return tape.build()
}
