import { decodedName } from '../../../../src/protocols/imap/mailbox-name.ts'
import { addMail, canonical, folderOf, makeFolder, notify, removeMails } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { no, ok } from '../session.ts'
import { nameProblem } from './create.ts'

export const rename: ImapCommand = {
  name: 'RENAME',
  when: 'authenticated',
  run({ session, args, mailbox }) {
    args.space()
    const from = canonical(decodedName(args.astring('a mailbox name')))
    args.space()
    const to = canonical(decodedName(args.astring('a mailbox name')))
    args.end()
    const folder = folderOf(mailbox, from)
    if (folder === undefined) return no('No such mailbox', 'NONEXISTENT')
    const problem = nameProblem(to)
    if (problem !== undefined || to.startsWith(`${from}/`))
      return no(problem ?? 'A mailbox cannot hold itself', 'CANNOT')
    if (folderOf(mailbox, to) !== undefined) return no('The new name exists', 'ALREADYEXISTS')
    if (from === 'INBOX') {
      // INBOX stays; its mails go to the new folder (RFC 3501 §6.3.5).
      const target = makeFolder(session.operator.mailboxes, mailbox, to)
      const { mails } = folder
      removeMails(session.operator.mailboxes, folder, mails)
      if (target) for (const mail of mails) addMail(session.operator.mailboxes, target, mail)
      notify(folder)
      return ok('RENAME completed')
    }
    for (const [name, one] of [...mailbox.folders]) {
      if (name !== from && !name.startsWith(`${from}/`)) continue
      mailbox.folders.delete(name)
      one.name = to + name.slice(from.length)
      mailbox.folders.set(one.name, one)
    }
    return ok('RENAME completed')
  },
}
