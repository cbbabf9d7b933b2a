import type { Answer } from '../../src/model/service.ts'
import type { AcceptedRequest } from './accept-request.ts'
import { redirect } from './answers.ts'
import { sessionCookie } from './cookie.ts'
import { faultIs } from './faults.ts'
import { refusalNotes } from './notes.ts'
import { epoch, type PscState, type SsoSession } from './state.ts'

const back = (redirectUri: string, parameters: Readonly<Record<string, string | undefined>>): string => {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.append(name, value)
  return url.href
}

/** Errors that a selected fault gives in place of a code, with the words of their sender. */
const deniedBy: Readonly<Record<string, readonly [error: string, description: string]>> = {
  'access-denied': ['access_denied', 'Access denied'],
  'login-required': ['login_required', 'User is not logged in'],
  'server-error': ['server_error', 'Unexpected error'],
  'temporarily-unavailable': ['temporarily_unavailable', 'The service is unavailable'],
  'invalid-scope': ['invalid_scope', 'Invalid scopes'],
  'unauthorized-client': ['unauthorized_client', 'The client may not ask for a code'],
}

/** What every answer carries, and what the selected fault makes of it. */
const envelope = ({ request }: AcceptedRequest, state: PscState) => ({
  state: faultIs(state, 'state-missing')
    ? undefined
    : faultIs(state, 'state-altered')
      ? `altere-${state.uuid()}`
      : request.state,
  iss: faultIs(state, 'callback-iss-wrong') ? 'https://autre-emetteur.invalid/auth/realms/esante-wallet' : state.issuer,
})

export const returnError = (accepted: AcceptedRequest, state: PscState, error: string, description: string): Answer =>
  redirect(back(accepted.redirectUri, { error, error_description: description, ...envelope(accepted, state) }), {
    notes: refusalNotes(error, description),
    assumptions: ['psc.callback-iss', 'psc.keycloak-errors'],
  })

const newCode = ({ client, redirectUri, request }: AcceptedRequest, session: SsoSession, state: PscState): string => {
  const code = `${state.uuid()}.${session.id}`
  const now = epoch(state)
  for (const [old, { expiresAt }] of state.codes) {
    if (expiresAt >= now) break
    state.codes.delete(old)
  }
  state.codes.set(code, {
    grant: {
      clientId: faultIs(state, 'code-of-another-client') ? 'autre-service' : client.clientId,
      sessionId: session.id,
      nationalId: session.nationalId,
      authTime: session.authTime,
      scope: request.scope,
      nonce: request.nonce,
    },
    redirectUri,
    challenge:
      request.codeChallenge === undefined
        ? undefined
        : { value: request.codeChallenge, method: request.codeChallengeMethod ?? 'plain' },
    expiresAt: now + state.options.codeSeconds,
    used: false,
  })
  return code
}

/** Hands a fresh code to the browser, with the cookie that keeps the single sign-on session. */
export const returnCode = (accepted: AcceptedRequest, session: SsoSession, state: PscState): Answer => {
  const denied = deniedBy[state.fault ?? '']
  if (denied !== undefined) return returnError(accepted, state, ...denied)
  session.lastSeen = epoch(state)
  const { iss, state: given } = envelope(accepted, state)
  const code = newCode(accepted, session, state)
  return redirect(back(accepted.redirectUri, { state: given, session_state: session.id, iss, code }), {
    headers: { 'set-cookie': sessionCookie(state, session) },
    assumptions: ['psc.callback-iss'],
  })
}
