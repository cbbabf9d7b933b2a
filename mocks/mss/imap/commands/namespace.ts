import { separator } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { ok } from '../session.ts'

export const namespace: ImapCommand = {
  name: 'NAMESPACE',
  when: 'authenticated',
  *run({ args }) {
    args.end()
    yield [`* NAMESPACE (("" "${separator}")) NIL NIL`]
    return ok('NAMESPACE completed')
  },
}
