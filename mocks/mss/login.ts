import type { MailReply } from '../../src/model/exchange.ts'
import type { LoginReply, MailLogin } from '../../src/model/service.ts'
import { authRefused, tokenExpired } from './faults.ts'
import { refusalChallenge } from './policy.ts'
import type { MssState } from './state.ts'
import { judgeToken } from './token.ts'

const refused = (why: string): MailReply => ({ code: 535, text: `5.7.8 ${why}` })
const accepted: MailReply = { code: 235, text: '2.7.0 Accepted' }

/** The fault refuses one token a selection, and that one for good: a fresh token is accepted. */
const expires = (token: string, state: MssState): boolean => {
  if (state.fault !== tokenExpired.id) return false
  if (state.expiredAt !== state.selections) {
    state.expiredAt = state.selections
    state.refusedTokens.add(token)
  }
  return state.refusedTokens.has(token)
}

const byToken = ({ user, secret }: MailLogin, state: MssState): MailReply => {
  if (expires(secret, state)) return refused('The access token has expired')
  const verdict = judgeToken(secret, user, state)
  if ('refused' in verdict) return refused(verdict.refused)
  if (verdict.verified) state.unverified.delete(user)
  else state.unverified.add(user)
  return accepted
}

/** MSS/CONF.07 (XOAUTH2 with a PSC token) and MSS/CONF.12 (PLAIN over the certificate of an application mailbox). */
const judged = (login: MailLogin, state: MssState): MailReply => {
  if (state.fault === authRefused.id) return refused('Authentication credentials invalid')
  if (!/^[^@\s]+@[^@\s]+$/.test(login.user)) return refused('The login is not a mailbox address')
  if (login.method === 'XOAUTH2') return byToken(login, state)
  return login.tls?.clientTrusted === true ? accepted : refused('PLAIN needs a client certificate of the trust space')
}

/** XOAUTH2 says why in a challenge, and 535 once the client has acknowledged it. */
export const authenticate = (given: MailLogin, state: MssState): LoginReply => {
  const reply = judged(given, state)
  return reply.code >= 400 && given.method === 'XOAUTH2' ? { ...reply, challenge: refusalChallenge } : reply
}
