import type { ImapCommand } from '../command.ts'
import { no } from '../session.ts'

/** LOGINDISABLED is said from the greeting on: only SASL logs in (MSS/CONF.07 and .12). */
export const login: ImapCommand = {
  name: 'LOGIN',
  when: 'not authenticated',
  run({ session, args }) {
    args.space()
    const user = args.astring('a user')
    args.space()
    args.astring('a password')
    args.end()
    session.notes.push(`LOGIN of ${user} refused: LOGINDISABLED is announced`)
    return no(
      'LOGIN is disabled: STARTTLS, then AUTHENTICATE XOAUTH2 or PLAIN',
      session.secure ? undefined : 'PRIVACYREQUIRED',
    )
  },
}
