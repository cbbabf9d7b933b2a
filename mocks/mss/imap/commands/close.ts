import { notify, removeMails } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { ok } from '../session.ts'
import { leave } from './unselect.ts'

/** Deleted mails go without a word (RFC 3501 §6.4.2). */
export const close: ImapCommand = {
  name: 'CLOSE',
  when: 'selected',
  run({ session, args, selected }) {
    args.end()
    leave(session)
    const { folder, readOnly } = selected
    const deleted = readOnly ? [] : folder.mails.filter(({ flags }) => flags.has('\\Deleted'))
    if (deleted.length > 0) {
      removeMails(session.operator.mailboxes, folder, deleted)
      notify(folder)
    }
    return ok('CLOSE completed')
  },
}
