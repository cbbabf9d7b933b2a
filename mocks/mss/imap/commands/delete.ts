import { decodedName } from '../../../../src/protocols/imap/mailbox-name.ts'
import { canonical, folderOf, notify, removeMails } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { no, ok } from '../session.ts'

export const deletion: ImapCommand = {
  name: 'DELETE',
  when: 'authenticated',
  run({ session, args, mailbox }) {
    args.space()
    const name = canonical(decodedName(args.astring('a mailbox name')))
    args.end()
    const folder = folderOf(mailbox, name)
    if (folder === undefined) return no('No such mailbox', 'NONEXISTENT')
    if (name === 'INBOX') return no('INBOX cannot be deleted', 'CANNOT')
    if ([...mailbox.folders.keys()].some((other) => other.startsWith(`${name}/`)))
      return no('The mailbox holds others', 'HASCHILDREN')
    mailbox.folders.delete(name)
    removeMails(session.operator.mailboxes, folder, folder.mails)
    folder.deleted = true
    notify(folder)
    return ok('DELETE completed')
  },
}
