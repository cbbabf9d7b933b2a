import type { ImapCommand } from '../command.ts'
import { type ImapSession, ok } from '../session.ts'

/** The folder is open no more, and nothing of it is told any longer. */
export const leave = (session: ImapSession): void => {
  session.selected?.folder.watchers.delete(session.tell)
  session.selected = undefined
}

export const unselect: ImapCommand = {
  name: 'UNSELECT',
  when: 'selected',
  run({ session, args }) {
    args.end()
    leave(session)
    return ok('UNSELECT completed')
  },
}
