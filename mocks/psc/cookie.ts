import { type Headers, header } from '../../src/model/exchange.ts'
import { epoch, type PscState, type SsoSession } from './state.ts'

const cookieName = 'PSC_SESSION'

const attributes = (state: PscState): string =>
  `Path=/; HttpOnly; SameSite=Lax${state.issuer.startsWith('https:') ? '; Secure' : ''}`

export const sessionCookie = (state: PscState, session: SsoSession): string =>
  `${cookieName}=${session.id}.${session.secret}; ${attributes(state)}`

export const expiredCookie = (state: PscState): string =>
  `${cookieName}=; ${attributes(state)}; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT`

/** Whether a session is neither too old nor idle for too long (A3.3: 4 h, 30 min). */
export const isAlive = (state: PscState, session: SsoSession): boolean => {
  const now = epoch(state)
  const { sessionSeconds, sessionIdleSeconds } = state.options
  return now < session.authTime + sessionSeconds && now < session.lastSeen + sessionIdleSeconds
}

/** The live session of the browser that sends these headers. */
export const sessionOf = (headers: Headers, state: PscState): SsoSession | undefined => {
  const pairs = (header(headers, 'cookie') ?? '').split(';').map((pair) => pair.trim())
  const value = pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? ''
  const [id = '', secret] = value.split('.')
  const session = state.sessions.get(id)
  return session !== undefined && session.secret === secret && isAlive(state, session) ? session : undefined
}
