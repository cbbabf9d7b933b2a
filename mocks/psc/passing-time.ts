import type { PscFault } from './faults.ts'
import { newSigningKey } from './keys.ts'
import { closeSession } from './session.ts'
import type { PscState } from './state.ts'

/** Makes all that is open older, as if `seconds` had gone by; the clock of what is issued later stays the true one. */
const age = (state: PscState, seconds: number): void => {
  for (const tokens of [state.accessTokens, state.refreshTokens, state.apiTokens]) {
    for (const [id, token] of tokens) {
      tokens.set(id, { ...token, issuedAt: token.issuedAt - seconds, expiresAt: token.expiresAt - seconds })
    }
  }
  for (const [id, session] of state.sessions) {
    const { authTime, lastSeen } = session
    state.sessions.set(id, { ...session, authTime: authTime - seconds, lastSeen: lastSeen - seconds })
  }
}

const makeForeignKey = async (state: PscState): Promise<void> => {
  state.foreignKey ??= await newSigningKey(state.uuid())
}

const changes: Readonly<Partial<Record<PscFault, (state: PscState) => void | Promise<void>>>> = {
  'access-token-expired': (state) => age(state, state.options.accessTokenSeconds),
  'refresh-token-expired': (state) => age(state, state.options.refreshTokenSeconds),
  'session-idle': (state) => age(state, state.options.sessionIdleSeconds),
  'session-too-old': (state) => age(state, state.options.sessionSeconds),
  'session-closed': (state) => {
    for (const id of [...state.sessions.keys()]) closeSession(state, id)
  },
  'signature-by-another-key': makeForeignKey,
  'unknown-kid': makeForeignKey,
  'userinfo-signed-by-another-key': makeForeignKey,
  'key-rotated': async (state) => {
    const [old, next, ...older] = state.keys
    state.keys = [next, await newSigningKey(state.uuid()), old, ...older]
  },
  'key-rotated-unannounced': async (state) => {
    const [old, next, ...older] = state.keys
    state.keyBefore = old
    state.keys = [await newSigningKey(state.uuid()), next, old, ...older]
  },
}

/** Whoever reads the published keys once a minute still knows the key that signed before. */
const signAgainAsBefore = (state: PscState): void => {
  const { keyBefore } = state
  if (keyBefore === undefined) return
  const [fresh, next, ...older] = state.keys
  state.keys = [keyBefore, next, fresh, ...older.filter((key) => key !== keyBefore)]
  state.keyBefore = undefined
}

/** Does, once, what the newly selected fault does to what already exists. Called before each operation. */
export const settle = async (state: PscState): Promise<void> => {
  if (state.settled) return
  state.settled = true
  signAgainAsBefore(state)
  await changes[state.fault as PscFault]?.(state)
}
