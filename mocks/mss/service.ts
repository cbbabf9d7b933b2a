import type { MailReply, MailTransaction } from '../../src/model/exchange.ts'
import type { LoginReply, MailAnswer, MailLogin, MailService, MockState } from '../../src/model/service.ts'
import { anyPassword, type MssAssumption, mssAssumptions, refusalCodes, tokenUnverified } from './assumptions.ts'
import { authRefused, mailboxUnknown, mssFaults, slow, temporary } from './faults.ts'
import { login, refusalChallenge, size, tls } from './policy.ts'

/** How long the fault `slow` waits before its 250, in milliseconds, unless the option `slowMs` says otherwise. */
const usualDelay = 5_000

export interface MssState extends MockState {
  readonly slowMs: number
}

const refused = (why: string): MailReply => ({ code: 535, text: `5.7.8 ${why}` })

/** MSS/CONF.07 (XOAUTH2 with a PSC token) and MSS/CONF.12 (PLAIN over the certificate of an application mailbox). */
const judged = ({ method, user, secret, tls: facts }: MailLogin, { fault }: MssState): MailReply => {
  if (fault === authRefused.id) return refused('Authentication credentials invalid')
  if (!/^[^@\s]+@[^@\s]+$/.test(user)) return refused('The login is not a mailbox address')
  if (method === 'XOAUTH2') return secret === '' ? refused('No access token') : { code: 235, text: '2.7.0 Accepted' }
  if (method === 'PLAIN' && facts?.clientTrusted !== true)
    return refused('PLAIN needs a client certificate of the trust space')
  return { code: 235, text: '2.7.0 Accepted' }
}

/** XOAUTH2 says why in a challenge, and 535 once the client has acknowledged it. */
const authenticate = (given: MailLogin, state: MssState): LoginReply => {
  const reply = judged(given, state)
  return reply.code >= 400 && given.method === 'XOAUTH2' ? { ...reply, challenge: refusalChallenge } : reply
}

const restsOn = ({ authMethod }: MailTransaction): readonly MssAssumption[] =>
  authMethod === 'PLAIN' ? [anyPassword.id] : [tokenUnverified.id]

const deliver = (transaction: MailTransaction, state: MssState): MailAnswer => {
  const assumptions = restsOn(transaction)
  if (state.fault === mailboxUnknown.id)
    return { code: 550, text: '5.1.1 Mailbox unknown', assumptions: [...assumptions, refusalCodes.id] }
  if (state.fault === temporary.id)
    return {
      code: 451,
      text: '4.3.0 Temporary failure, try again later',
      assumptions: [...assumptions, refusalCodes.id],
    }
  const accepted = { code: 250, text: `2.6.0 Message accepted ${state.uuid()}`, assumptions }
  return state.fault === slow.id ? { ...accepted, delayMs: state.slowMs } : accepted
}

/** The SMTP side of an MSSanté operator's API LPS. */
export const mssService: MailService<MssState> = {
  kind: 'smtp',
  name: 'mss',
  title: { fr: 'Opérateur MSSanté (API LPS, SMTP)', en: 'MSSanté operator (API LPS, SMTP)' },
  assumptions: mssAssumptions,
  faults: mssFaults,
  start: ({ now, uuid, options }) => ({
    now,
    uuid,
    fault: undefined,
    slowMs: typeof options.slowMs === 'number' ? options.slowMs : usualDelay,
  }),
  tls,
  login,
  size,
  authenticate,
  deliver,
}
