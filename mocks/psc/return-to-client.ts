import type { Answer } from '../../src/model/service.ts'
import type { AcceptedRequest } from './accept-request.ts'
import { redirect } from './answers.ts'
import { sessionCookie } from './cookie.ts'
import { epoch, type PscState, type SsoSession } from './state.ts'

const back = (redirectUri: string, parameters: Readonly<Record<string, string | undefined>>): string => {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.append(name, value)
  return url.href
}

/** The state that goes back: the client's own, unless the fault `state-altered` is selected. */
const returnedState = ({ request }: AcceptedRequest, state: PscState): string | undefined =>
  state.fault === 'state-altered' ? `altere-${state.uuid()}` : request.state

export const returnError = (
  accepted: AcceptedRequest,
  state: PscState,
  error: string,
  description: string,
  notes: readonly string[] = [],
): Answer =>
  redirect(
    back(accepted.redirectUri, {
      error,
      error_description: description,
      state: returnedState(accepted, state),
      iss: state.issuer,
    }),
    { notes: [description, ...notes], assumptions: ['psc.callback-iss', 'psc.keycloak-errors'] },
  )

/** Hands a fresh code to the browser, with the cookie that keeps the single sign-on session. */
export const returnCode = (accepted: AcceptedRequest, session: SsoSession, state: PscState): Answer => {
  const { client, redirectUri, request } = accepted
  const code = `${state.uuid()}.${session.id}`
  const now = epoch(state)
  session.lastSeen = now
  for (const [old, { expiresAt }] of state.codes) if (expiresAt < now) state.codes.delete(old)
  state.codes.set(code, {
    grant: {
      clientId: client.clientId,
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
  const location = back(redirectUri, {
    state: returnedState(accepted, state),
    session_state: session.id,
    iss: state.issuer,
    code,
  })
  return redirect(location, {
    headers: { 'set-cookie': sessionCookie(state, session) },
    notes: [`code issued for ${session.nationalId}`],
    assumptions: ['psc.callback-iss'],
  })
}
