import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Answer, HttpService, Operation } from '../../src/model/service.ts'
import { json } from './answers.ts'
import { assumptions } from './assumptions.ts'
import { authenticate } from './authenticate.ts'
import { authorize } from './authorize.ts'
import { certs } from './certs.ts'
import { standardDiscovery, walletDiscovery } from './discovery.ts'
import { faults } from './faults.ts'
import { introspect } from './introspect.ts'
import { logout } from './logout.ts'
import { revoke } from './revoke.ts'
import { type PscState, startPsc } from './state.ts'
import { token } from './token.ts'
import { userinfo } from './userinfo.ts'

/** What the wallet's host serves; its own listener once the two hosts are apart, sharing the state. */
export const walletOperations: readonly Operation<PscState>[] = [...authorize, authenticate]

/** What the issuer's host serves. */
export const issuerOperations: readonly Operation<PscState>[] = [
  walletDiscovery,
  standardDiscovery,
  token,
  ...userinfo,
  introspect,
  revoke,
  ...logout,
  certs,
]

const operations = [...walletOperations, ...issuerOperations]

const unmatched = (request: HttpRequest): Answer => {
  const path = request.url.split('?', 1)[0]
  const methods = operations.filter((operation) => operation.path === path).map(({ method }) => method)
  return methods.length > 0
    ? json(405, { error: 'HTTP 405 Method Not Allowed' }, { headers: { allow: methods.join(', ') } })
    : json(404, { error: 'HTTP 404 Not Found' })
}

/** Pro Santé Connect, as a relying party sees it. Certificates are asked for (tls_client_auth), not demanded. */
export const pscService: HttpService<PscState> = {
  kind: 'http',
  name: 'psc',
  title: { fr: 'Pro Santé Connect', en: 'Pro Santé Connect' },
  mtls: 'optional',
  assumptions,
  faults,
  operations,
  start: startPsc,
  unmatched,
}
