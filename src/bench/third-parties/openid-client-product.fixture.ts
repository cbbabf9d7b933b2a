import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import * as oidc from 'openid-client'
import { acrReaches } from '../../protocols/oidc/acr.ts'
import { environment, escaped, type Page, serve, showPage } from './adapter.fixture.ts'

// A web application whose relying party is openid-client, written as its documentation writes one. With `--strict` it
// asks for the checks that the library leaves to whoever wants them: signatures against the key set, acr.

const strict = process.argv.includes('--strict')
const { services, product } = environment()
const options = services.psc?.options ?? {}
const redirectUri = `${product.url}/psc/callback`
const asked = { scope: 'openid scope_all', acr_values: 'eidas1' }

const discovered = async (): Promise<oidc.Configuration> => {
  const found = await oidc.discovery(
    new URL(`${services.psc?.url}/auth/realms/esante-wallet/.well-known/wallet-openid-configuration`),
    String(options.clientId),
    {},
    oidc.ClientSecretBasic(String(options.clientSecret)),
  )
  if (strict) oidc.enableNonRepudiationChecks(found)
  return found
}

const config = await discovered()

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>

interface Session {
  readonly nationalId: string
  readonly name: string
  readonly tokens: Tokens
}

/** Logins that wait for their answer, then sessions, each by the value of its cookie. */
const attempts = new Map<string, { pkceCodeVerifier: string; expectedState: string; expectedNonce: string }>()
const sessions = new Map<string, Session>()

const cookieOf = ({ headers }: IncomingMessage, name: string): string =>
  new RegExp(`(?:^|; )${name}=([^;]+)`).exec(headers.cookie ?? '')?.[1] ?? ''

/** Takes the person whom the tokens name in: the id_token identifies, UserInfo describes. */
const open = async (tokens: Tokens): Promise<string> => {
  const claims = tokens.claims()
  if (strict && !acrReaches(claims?.acr, 'eidas1')) throw new Error('niveau d’authentification insuffisant')
  const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
  const nationalId = claims?.SubjectNameID
  if (typeof nationalId !== 'string') throw new Error('professionnel sans identifiant national')
  const cookie = randomUUID()
  sessions.set(cookie, { nationalId, name: `${userinfo.given_name} ${userinfo.family_name}`, tokens })
  return cookie
}

const start: Page = async (_request, answer) => {
  const checks = {
    pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
  }
  const attempt = randomUUID()
  attempts.set(attempt, checks)
  const location = oidc.buildAuthorizationUrl(config, {
    ...asked,
    redirect_uri: redirectUri,
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  answer.writeHead(302, { location: location.href, 'set-cookie': `attempt=${attempt}; HttpOnly; Path=/` }).end()
}

const callback: Page = async (request, answer) => {
  const attempt = cookieOf(request, 'attempt')
  const checks = attempts.get(attempt)
  attempts.delete(attempt)
  try {
    if (checks === undefined) throw new Error('aucune connexion demandée')
    const url = new URL(request.url ?? '', product.url)
    const tokens = await oidc.authorizationCodeGrant(config, url, { ...checks, idTokenExpected: true })
    answer.writeHead(302, { location: '/', 'set-cookie': `session=${await open(tokens)}; HttpOnly; Path=/` }).end()
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    showPage(answer, 'Connexion refusée', `<p role="alert">La connexion n’a pas abouti : ${escaped(why)}</p>`, 403)
  }
}

const endSession = (tokens: Tokens, back?: string): URL =>
  oidc.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token ?? '',
    ...(back === undefined ? {} : { post_logout_redirect_uri: back }),
  })

const home: Page = (request, answer) => {
  const session = sessions.get(cookieOf(request, 'session'))
  if (session === undefined) return showPage(answer, 'Accueil', '<p><a href="/login">Se connecter</a></p>')
  showPage(answer, 'Accueil', `<p>${escaped(session.name)}</p><p><a href="/logout">Se déconnecter</a></p>`)
}

const logout: Page = (request, answer) => {
  const cookie = cookieOf(request, 'session')
  const session = sessions.get(cookie)
  sessions.delete(cookie)
  const location = session === undefined ? '/' : endSession(session.tokens, `${product.url}/`).href
  answer.writeHead(302, { location }).end()
}

/** Renews, then asks whether the new token is active. */
const renewed = async ({ tokens }: Session): Promise<Tokens | undefined> => {
  try {
    const next = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')
    const { active } = await oidc.tokenIntrospection(config, next.access_token)
    return active ? next : undefined
  } catch {
    return undefined
  }
}

const of = (nationalId: string) => [...sessions].filter(([, session]) => session.nationalId === nationalId)

const cibaOutcomes: Readonly<Record<string, 'refused' | 'expired'>> = {
  access_denied: 'refused',
  expired_token: 'expired',
}

serve(product.port, {
  name: 'openid-client',
  version: '1',
  observes: ['session.bindingMessage'],
  pages: {
    'GET /login': (_request, answer) =>
      showPage(answer, 'Connexion', '<p><a href="/psc/start">S’identifier avec Pro Santé Connect</a></p>'),
    'GET /psc/start': start,
    'GET /psc/callback': callback,
    'GET /': home,
    'GET /logout': logout,
  },
  actions: {
    'session.login': () => ({ loginUrl: `${product.url}/login` }),
    'session.list': () => ({ sessions: [...sessions.values()].map(({ nationalId, name }) => ({ nationalId, name })) }),
    'session.refresh': async ({ nationalId }) => {
      for (const [cookie, session] of of(nationalId)) {
        const tokens = await renewed(session)
        if (tokens === undefined) sessions.delete(cookie)
        else sessions.set(cookie, { ...session, tokens })
      }
      return { open: of(nationalId).length > 0 }
    },
    'session.logout': async ({ nationalId }) => {
      const mine = of(nationalId)
      for (const [cookie, { tokens }] of mine) {
        sessions.delete(cookie)
        await fetch(endSession(tokens)).catch(() => undefined)
      }
      return { closed: mine.length > 0 }
    },
    'session.loginByCiba': async ({ nationalId, channel }) => {
      const bindingMessage = '42'
      try {
        const request = { ...asked, login_hint: nationalId, binding_message: bindingMessage, channel }
        const pending = await oidc.initiateBackchannelAuthentication(config, request)
        await open(await oidc.pollBackchannelAuthenticationGrant(config, pending))
        return { outcome: 'opened', bindingMessage }
      } catch (error) {
        const code = error instanceof oidc.ResponseBodyError ? error.error : ''
        return { outcome: cibaOutcomes[code] ?? 'failed', bindingMessage, message: String(error) }
      }
    },
  },
})
