import type { ImapCommand } from '../command.ts'
import { bad, ok } from '../session.ts'

export const starttls: ImapCommand = {
  name: 'STARTTLS',
  when: 'not authenticated',
  run({ session, args }) {
    args.end()
    if (session.secure) return bad('TLS is already there')
    return { ...ok('Begin TLS negotiation now'), after: 'starttls' }
  },
}
