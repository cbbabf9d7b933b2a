import { isAlive } from './cookie.ts'
import { epoch, type PscState, type SsoSession } from './state.ts'

/** Opens a session for a professional who has just authenticated; sessions that are over are forgotten. */
export const openSession = (state: PscState, nationalId: string): SsoSession => {
  const now = epoch(state)
  for (const session of [...state.sessions.values()]) if (!isAlive(state, session)) closeSession(state, session.id)
  const session: SsoSession = { id: state.uuid(), secret: state.uuid(), nationalId, authTime: now, lastSeen: now }
  state.sessions.set(session.id, session)
  return session
}

/** Ends a session; every token issued for it stops working at once. */
export const closeSession = (state: PscState, sessionId: string): void => {
  state.sessions.delete(sessionId)
  for (const tokens of [state.accessTokens, state.refreshTokens]) {
    for (const [token, { grant }] of tokens) if (grant.sessionId === sessionId) tokens.delete(token)
  }
}
