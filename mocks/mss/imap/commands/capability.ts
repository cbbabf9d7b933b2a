import type { ImapCommand } from '../command.ts'
import { type ImapSession, ok } from '../session.ts'

/** Login is offered once TLS is there; what is said before is only how to get it (MSS/CONF.06 and .07). */
export const capabilities = ({ secure, mailbox }: ImapSession): string => {
  const always = 'IMAP4rev1 LITERAL+ ID'
  if (!secure) return `${always} STARTTLS LOGINDISABLED`
  const login = mailbox === undefined ? ' SASL-IR AUTH=XOAUTH2 AUTH=PLAIN LOGINDISABLED' : ''
  return `${always}${login} CHILDREN IDLE MOVE NAMESPACE SPECIAL-USE UIDPLUS UNSELECT`
}

export const capability: ImapCommand = {
  name: 'CAPABILITY',
  when: 'any',
  *run({ session, args }) {
    args.end()
    yield [`* CAPABILITY ${capabilities(session)}`]
    return ok('CAPABILITY completed')
  },
}
