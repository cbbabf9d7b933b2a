import { decodedName, encodedName } from '../../../../src/protocols/imap/mailbox-name.ts'
import { ImapSyntaxError } from '../../../../src/protocols/imap/problem.ts'
import { astring } from '../../../../src/protocols/imap/write.ts'
import { type Folder, folderOf } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { no, ok } from '../session.ts'

const items: Readonly<Record<string, (folder: Folder) => number>> = {
  MESSAGES: ({ mails }) => mails.length,
  RECENT: ({ mails }) => mails.filter(({ recent }) => recent).length,
  UIDNEXT: ({ uidNext }) => uidNext,
  UIDVALIDITY: ({ uidValidity }) => uidValidity,
  UNSEEN: ({ mails }) => mails.filter(({ flags }) => !flags.has('\\Seen')).length,
}

export const status: ImapCommand = {
  name: 'STATUS',
  when: 'authenticated',
  *run({ args, mailbox }) {
    args.space()
    const name = decodedName(args.astring('a mailbox name'))
    args.space()
    const wanted = args.list(() => args.word('a status item'))
    args.end()
    const folder = folderOf(mailbox, name)
    if (folder === undefined) return no('No such mailbox', 'NONEXISTENT')
    const told = wanted.map((item) => {
      const count = items[item]
      if (count === undefined) throw new ImapSyntaxError(`${item} is no status item`)
      return `${item} ${count(folder)}`
    })
    yield ['* STATUS ', ...astring(encodedName(folder.name)), ` (${told.join(' ')})`]
    return ok('STATUS completed')
  },
}
