import { decodedName } from '../../../../src/protocols/imap/mailbox-name.ts'
import { folderOf } from '../../mailboxes.ts'
import type { ImapCommand, MailboxCall } from '../command.ts'
import { no, type Outcome, ok } from '../session.ts'

const subscription = ({ args, mailbox }: MailboxCall, subscribed: boolean): Outcome => {
  args.space()
  const folder = folderOf(mailbox, decodedName(args.astring('a mailbox name')))
  args.end()
  if (folder === undefined) return no('No such mailbox', 'NONEXISTENT')
  folder.subscribed = subscribed
  return ok(`${subscribed ? 'SUBSCRIBE' : 'UNSUBSCRIBE'} completed`)
}

export const subscribe: ImapCommand = {
  name: 'SUBSCRIBE',
  when: 'authenticated',
  run: (call) => subscription(call, true),
}

export const unsubscribe: ImapCommand = {
  name: 'UNSUBSCRIBE',
  when: 'authenticated',
  run: (call) => subscription(call, false),
}
