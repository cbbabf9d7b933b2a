import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'
import { pscService } from '../../mocks/psc/service.ts'
import { listenOnItsHosts } from '../listen/hosts.ts'

// One provider in a process of its own, so that its processor time can be told from everything else's. Clear HTTP on
// both sides: the cost of TLS is Node's own and the same.

export const redirectUri = 'https://lps.example/retour'
export const client = { id: 'lgc', secret: 'secret-de-test' }
export const nationalId = '899700000025'

export const candidates = ['psc', 'oidc-provider', 'oidc-provider-opaque'] as const
export type Candidate = (typeof candidates)[number]

/** Where to log in, as the parent process is told it. */
export interface Addresses {
  readonly authorize: string
  readonly token: string
}

const startPsc = async (): Promise<Addresses> => {
  const declared = { clientId: client.id, clientSecret: client.secret, redirectUris: [redirectUri] }
  const { url, apartUrl } = await listenOnItsHosts(pscService, {
    host: '127.0.0.1',
    port: 0,
    options: { clients: [declared] },
    now: () => new Date(),
    uuid: randomUUID,
    record: () => {},
    failed: () => {},
  })
  return { authorize: `${apartUrl}/auth`, token: `${url}/auth/realms/esante-wallet/protocol/openid-connect/token` }
}

const resource = 'urn:api'

/** Set like the mock: RSA-2048, the same lifetimes, PKCE, a refresh token, and no page once the session is open. */
const configuration = (signedAccessToken: boolean): Configuration => ({
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
  ],
  cookies: { keys: ['une-cle-de-test'] },
  jwks: {
    keys: [
      {
        ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
        kid: 'cle',
        alg: 'RS256',
        use: 'sig',
      },
    ],
  },
  scopes: ['openid', 'scope_all'],
  ttl: { AccessToken: 120, IdToken: 120, RefreshToken: 1740, AuthorizationCode: 60, Session: 14_400, Grant: 14_400 },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: signedAccessToken,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'openid scope_all',
        accessTokenFormat: 'jwt',
        accessTokenTTL: 120,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId, SubjectNameID: accountId }) }),
  issueRefreshToken: () => true,
  loadExistingGrant: async ({ oidc }) => {
    const { Grant } = oidc.provider
    const known = oidc.session?.grantIdFor(client.id)
    if (known !== undefined) return Grant.find(known)
    const grant = new Grant({ clientId: client.id, accountId: oidc.session?.accountId ?? nationalId })
    grant.addOIDCScope('openid scope_all')
    grant.addResourceScope(resource, 'openid scope_all')
    await grant.save()
    return grant
  },
})

const startOther = async (signedAccessToken: boolean): Promise<Addresses> => {
  const provider = new Provider('http://127.0.0.1', configuration(signedAccessToken))
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next()
    await provider.interactionFinished(context.req, context.res, { login: { accountId: nationalId } })
    context.respond = false
  })
  const server = provider.listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { authorize: `${url}/auth`, token: `${url}/token` }
}

const start = (candidate: string | undefined): Promise<Addresses> =>
  candidate === 'psc' ? startPsc() : startOther(candidate === 'oidc-provider')

// Started by the bench itself, with a channel to tell by: addresses first, then processor time whenever asked.
if (process.send !== undefined && import.meta.filename === process.argv[1]) {
  process.send(await start(process.argv[2]))
  process.on('message', () => process.send?.(process.cpuUsage()))
}
