import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import { queryOf, readParameters } from '../../src/protocols/oidc/parameters.ts'
import { type AcceptedRequest, acceptRequest } from './accept-request.ts'
import { sessionOf } from './cookie.ts'
import { returnCode, returnError } from './return-to-client.ts'
import { showLogin } from './show-login.ts'
import { epoch, type PscState } from './state.ts'

/** Seconds for which the login page stays usable. */
const pendingSeconds = 600

const askWho = (accepted: AcceptedRequest, state: PscState): Answer => {
  const now = epoch(state)
  for (const [id, { expiresAt }] of state.pending) if (expiresAt < now) state.pending.delete(id)
  const transaction = state.uuid()
  state.pending.set(transaction, { ...accepted, expiresAt: now + pendingSeconds })
  return showLogin(transaction, accepted, state)
}

const authorizeWith = (request: HttpRequest, state: PscState): Answer => {
  const encoded =
    request.method === 'POST' ? readParameters(new TextDecoder().decode(request.body)) : queryOf(request.url)
  const outcome = acceptRequest(encoded, state)
  if ('page' in outcome) return outcome.page
  const { accepted, refusal } = outcome
  if (refusal !== undefined) return returnError(accepted, state, refusal.error, refusal.description)
  const { prompt, maxAge } = accepted.request
  const session = sessionOf(request.headers, state)
  const recent = session !== undefined && (maxAge === undefined || epoch(state) - session.authTime <= maxAge)
  if (session !== undefined && recent && !prompt.includes('login')) return returnCode(accepted, session, state)
  if (prompt.includes('none')) return returnError(accepted, state, 'login_required', 'User is not logged in')
  return askWho(accepted, state)
}

/** OIDC Core §3.1.2.1: both methods; a trailing slash is accepted in the field (supplement 1.3). */
export const authorize: readonly Operation<PscState>[] = (['GET', 'POST'] as const).flatMap((method) =>
  ['/auth', '/auth/'].map((path) => ({ name: 'authorize', method, path, handle: authorizeWith })),
)
