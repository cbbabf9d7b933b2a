import type { ImapCommand } from '../command.ts'
import { ok } from '../session.ts'

export const logout: ImapCommand = {
  name: 'LOGOUT',
  when: 'any',
  *run({ args }) {
    args.end()
    yield ['* BYE Au revoir']
    return { ...ok('LOGOUT completed'), after: 'close' }
  },
}
