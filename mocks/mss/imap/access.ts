import type { LoginReply, MailAccess } from '../../../src/model/service.ts'
import { anyPassword, tokenUnverified } from '../assumptions.ts'
import { sessionClosed, temporary } from '../faults.ts'
import { authenticate } from '../login.ts'
import { size } from '../policy.ts'
import type { MssState } from '../state.ts'
import { imapConversation } from './conversation.ts'

/** The operator has a passing failure: it lets nobody in. */
const unavailable: LoginReply = { code: 451, text: 'Temporary failure, try again later' }

/** The IMAP side of the API LPS (MSS/CONF.06). */
export const imapAccess: MailAccess<MssState> = {
  scheme: 'imap',
  port: ({ imapPort }) => (typeof imapPort === 'number' ? imapPort : 0),
  open: (state, tell) => {
    // A session that is open when the fault is selected ends; one that begins after stays (MSS/CONF.11).
    const opened = state.selections
    let met: string | undefined
    state.sessions.add(tell)
    const conversation = imapConversation({
      operator: {
        mailboxes: state.mailboxes,
        mostBytes: size.most,
        authenticate: (login) => {
          met = state.fault ?? met
          return state.fault === temporary.id ? unavailable : authenticate(login, state)
        },
      },
      tell,
      closes: () => {
        if (state.fault !== sessionClosed.id || state.selections === opened) return undefined
        met = sessionClosed.id
        return 'The operator closes this session'
      },
      facts: ({ authMethod, user }) => {
        const assumptions =
          authMethod === 'PLAIN'
            ? [anyPassword.id]
            : authMethod === 'XOAUTH2' && state.unverified.has(user ?? '')
              ? [tokenUnverified.id]
              : []
        return {
          ...(met === undefined ? {} : { fault: met }),
          ...(assumptions.length > 0 && { assumptions }),
        }
      },
    })
    return {
      ...conversation,
      over: () => {
        state.sessions.delete(tell)
        return conversation.over()
      },
    }
  },
}
