import type { ImapCommand } from '../command.ts'
import { ok } from '../session.ts'

/** What a client may say of itself at most (RFC 2971 §3.3). */
const mostPairs = 30

/** RFC 2971: who the client says it is goes to the recording. */
export const id: ImapCommand = {
  name: 'ID',
  when: 'any',
  *run({ session, args }) {
    args.space()
    const said: string[] = []
    if (!args.takes('NIL')) {
      said.push(...args.list(() => (args.takes('NIL') ? '' : args.astring('a string'))))
    }
    args.end()
    if (said.length > 0)
      session.notes.push(
        `ID ${said
          .slice(0, 2 * mostPairs)
          .join(' ')
          .slice(0, 1_000)}`,
      )
    yield ['* ID ("name" "banc-segur")']
    return ok('ID completed')
  },
}
