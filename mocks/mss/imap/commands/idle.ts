import type { ImapCommand } from '../command.ts'
import { bad, ok } from '../session.ts'

/** RFC 2177: until DONE, what happens in the folder is told as it happens. */
export const idle: ImapCommand = {
  name: 'IDLE',
  when: 'authenticated',
  run({ session, args }) {
    args.end()
    session.idling = true
    return {
      prompt: 'idling',
      secret: false,
      hear: (line) => {
        session.idling = false
        return line.toUpperCase() === 'DONE' ? ok('IDLE completed') : bad('DONE expected')
      },
    }
  },
}
