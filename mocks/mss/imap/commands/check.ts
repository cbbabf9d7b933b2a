import type { ImapCommand } from '../command.ts'
import { ok } from '../session.ts'

export const check: ImapCommand = {
  name: 'CHECK',
  when: 'selected',
  run({ args }) {
    args.end()
    return ok('CHECK completed')
  },
}
