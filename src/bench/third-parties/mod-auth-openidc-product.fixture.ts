import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { startApache } from './apache.fixture.ts'
import { environment, escaped, type Page, serve, showPage } from './adapter.fixture.ts'

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

const one = ({ headers }: IncomingMessage, name: string): string => {
  const value = headers[name]
  // Apache hands UTF-8 over, Node reads Latin-1.
  return Buffer.from([value].flat()[0] ?? '', 'latin1').toString('utf8')
}

interface Session {
  readonly nationalId: string
  readonly name: string
}

/** Visits that Apache has let in: what the browser showed, and who it was. By the value of the application's cookie. */
const visits = new Map<string, { readonly cookie: string; readonly session: Session }>()

const home: Page = (request, answer) => {
  console.error(JSON.stringify(request.headers))
  const nationalId = one(request, 'oidc_claim_subjectnameid')
  const name = `${one(request, 'oidc_claim_given_name')} ${one(request, 'oidc_claim_family_name')}`
  if (nationalId === '') return showPage(answer, 'Accès refusé', '<p>Professionnel sans identifiant national</p>', 403)
  visits.set(randomUUID(), { cookie: one(request, 'x-session'), session: { nationalId, name } })
  showPage(
    answer,
    'Accueil',
    `<p>${escaped(name)}</p><p><a href="/psc/retour?logout=${encodeURIComponent(`${front}/adieu`)}">Se déconnecter</a></p>`,
  )
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
  },
  actions: {
    'session.login': () => ({ loginUrl: `${front}/login` }),
    'session.list': () => ({ sessions: [] }),
    'session.logout': () => ({ closed: true }),
  },
})
