import type { ImapCommand } from '../command.ts'
import { ok } from '../session.ts'

/** What is new is told after every command; this one asks for nothing else. */
export const noop: ImapCommand = {
  name: 'NOOP',
  when: 'any',
  run({ args }) {
    args.end()
    return ok('NOOP completed')
  },
}
