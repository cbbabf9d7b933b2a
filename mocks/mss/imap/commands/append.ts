import { instantOf } from '../../../../src/protocols/imap/dates.ts'
import { flag } from '../../../../src/protocols/imap/flags.ts'
import { decodedName } from '../../../../src/protocols/imap/mailbox-name.ts'
import { addMail, FullError, folderOf, notify } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { no, ok } from '../session.ts'

export const append: ImapCommand = {
  name: 'APPEND',
  when: 'authenticated',
  run({ session, args, mailbox }) {
    args.space()
    const name = decodedName(args.astring('a mailbox name'))
    args.space()
    const flags = args.looksAt(/\(/y) ? args.list(() => flag(args)) : []
    if (args.looksAt(/ /y)) args.space()
    const date = args.looksAt(/"/y) ? instantOf(args.astring('a date and time')) : undefined
    if (args.looksAt(/ /y)) args.space()
    const bytes = args.bytes('the message as a literal')
    args.end()
    const folder = folderOf(mailbox, name)
    if (folder === undefined) return no('No such mailbox', 'TRYCREATE')
    if (bytes.length === 0) return no('The message is empty')
    try {
      const mail = addMail(session.operator.mailboxes, folder, { bytes, flags, ...(date && { internalDate: date }) })
      notify(folder)
      return ok('APPEND completed', `APPENDUID ${folder.uidValidity} ${mail.uid}`)
    } catch (error) {
      if (error instanceof FullError) return no('No room left', 'OVERQUOTA')
      throw error
    }
  },
}
