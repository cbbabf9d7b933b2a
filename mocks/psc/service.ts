import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Answer, HttpService, Operation } from '../../src/model/service.ts'
import { json } from './answers.ts'
import { apiAuthorizationServer } from './api-exchange.ts'
import { assumptions } from './assumptions.ts'
import { authenticate } from './authenticate.ts'
import { authorize } from './authorize.ts'
import { certs } from './certs.ts'
import { cibaAuthorize } from './ciba-authorize.ts'
import { cibaPage } from './ciba-page.ts'
import { standardDiscovery, walletDiscovery } from './discovery.ts'
import { faults } from './faults.ts'
import { introspect } from './introspect.ts'
import { logout } from './logout.ts'
import { pscNotes } from './notes.ts'
import { walletPort } from './options.ts'
import { settle } from './passing-time.ts'
import { revoke } from './revoke.ts'
import { type PscState, startPsc } from './state.ts'
import { token } from './token.ts'
import { userinfo } from './userinfo.ts'

/** A newly selected fault does what it does to what exists before the next operation looks at it. */
const settled = (operation: Operation<PscState>): Operation<PscState> => ({
  ...operation,
  handle: async (request, state) => {
    await settle(state)
    return operation.handle(request, state)
  },
})

/** What the wallet's host serves. */
const walletOperations = [...authorize, authenticate, ...cibaPage].map(settled)

/** What the issuer's host serves. */
const issuerOperations = [
  walletDiscovery,
  standardDiscovery,
  token,
  ...userinfo,
  introspect,
  revoke,
  ...logout,
  certs,
  cibaAuthorize,
  ...apiAuthorizationServer,
].map(settled)

const unmatched = (request: HttpRequest, _state: PscState, operations: readonly Operation<PscState>[]): Answer => {
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
  notes: Object.values(pscNotes),
  operations: [...walletOperations, ...issuerOperations],
  apart: { name: 'psc-wallet', operations: walletOperations, port: walletPort },
  start: startPsc,
  unmatched,
}
