import type { IncomingMessage } from 'node:http'
import { environment, escaped, type Page, serve, showPage } from './adapter.fixture.ts'
import { handler, startApache } from './apache.fixture.ts'

// A web application behind Apache: Debian's mod_auth_openidc logs people in, and tells the application who came by
// headers, as its documentation shows. The application is behind the port of the pilot; the browser sees Apache only.

const { services, product, certificates } = environment()
const options = services.psc?.options ?? {}
const port = Number(process.argv[2])
const front = `http://127.0.0.1:${port}`

const apache = await startApache({
  port,
  behind: `${product.url}/app`,
  issuer: `${services.psc?.url}/auth/realms/esante-wallet`,
  ca: certificates.ca,
  clientId: String(options.clientId),
  clientSecret: String(options.clientSecret),
})

const one = ({ headers }: IncomingMessage, name: string): string =>
  // Apache hands UTF-8 over, Node reads Latin-1.
  Buffer.from([headers[name]].flat()[0] ?? '', 'latin1').toString('utf8')

const person = (request: IncomingMessage) => ({
  nationalId: one(request, 'oidc_claim_subjectnameid'),
  name: `${one(request, 'oidc_claim_given_name')} ${one(request, 'oidc_claim_family_name')}`,
})

type Person = ReturnType<typeof person>

/** Sessions of the module that have come to the application, by the value of its cookie: the access token they had. */
const visits = new Map<string, string>()

const logoutPath = `${handler}?${new URLSearchParams({ logout: `${front}/adieu` })}`

const home: Page = (request, answer) => {
  const { nationalId, name } = person(request)
  const session = /mod_auth_openidc_session=([^;]+)/.exec(one(request, 'cookie'))?.[1] ?? ''
  if (nationalId === '') return showPage(answer, 'Accès refusé', '<p>Professionnel sans identifiant national</p>', 403)
  visits.set(session, one(request, 'oidc_access_token'))
  showPage(answer, 'Accueil', `<p>${escaped(name)}</p><p><a href="${escaped(logoutPath)}">Se déconnecter</a></p>`)
}

/** Asks Apache, as the browser of this session would. */
const ask = (session: string, path: string): Promise<Response> =>
  fetch(`${front}${path}`, { redirect: 'manual', headers: { cookie: `mod_auth_openidc_session=${session}` } })

/** Whom Apache still lets in, asked anew each time. */
const open = async (): Promise<readonly (Person & { readonly session: string })[]> => {
  const asked = [...visits.keys()].map(async (session) => {
    const answer = await ask(session, '/moi')
    if (answer.status === 200) return [{ ...((await answer.json()) as Person), session }]
    visits.delete(session)
    return []
  })
  return (await Promise.all(asked)).flat()
}

const of = async (nationalId: string) => (await open()).filter((one) => one.nationalId === nationalId)

/** Ends the session, and follows the module to Pro Santé Connect. */
const leave = async (session: string): Promise<void> => {
  const { headers } = await ask(session, logoutPath)
  visits.delete(session)
  await fetch(headers.get('location') ?? '', { redirect: 'manual' }).catch(() => undefined)
}

/** The refresh hook of the module; it says in the address of the answer that it did not succeed. */
const renewed = async (session: string): Promise<boolean> => {
  const parameters = new URLSearchParams({ refresh: `${front}/`, access_token: visits.get(session) ?? '' })
  const { headers } = await ask(session, `${handler}?${parameters}`)
  return headers.get('location')?.includes('error_code') === false
}

serve(product.port, {
  name: 'mod_auth_openidc',
  version: '1',
  stop: apache.close,
  pages: {
    'GET /app/login': (_request, answer) =>
      showPage(answer, 'Connexion', '<p><a href="/">S’identifier avec Pro Santé Connect</a></p>'),
    'GET /app/adieu': (_request, answer) => showPage(answer, 'Vous êtes déconnecté', ''),
    'GET /app/': home,
    'GET /app/moi': (request, answer) => {
      answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(person(request)))
    },
  },
  actions: {
    'session.login': () => ({ loginUrl: `${front}/login` }),
    'session.list': async () => ({ sessions: (await open()).map(({ nationalId, name }) => ({ nationalId, name })) }),
    'session.refresh': async ({ nationalId }) => {
      for (const { session } of await of(nationalId)) if (!(await renewed(session))) await leave(session)
      return { open: (await of(nationalId)).length > 0 }
    },
    'session.logout': async ({ nationalId }) => {
      const mine = await of(nationalId)
      for (const { session } of mine) await leave(session)
      return { closed: mine.length > 0 }
    },
  },
})
