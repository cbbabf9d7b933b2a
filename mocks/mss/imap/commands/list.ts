import type { Cursor } from '../../../../src/protocols/imap/cursor.ts'
import { decodedName, encodedName } from '../../../../src/protocols/imap/mailbox-name.ts'
import { astring } from '../../../../src/protocols/imap/write.ts'
import { canonical, type Folder, type Mailbox, separator } from '../../mailboxes.ts'
import type { ImapCommand, MailboxCall } from '../command.ts'
import { type Outcome, ok } from '../session.ts'

const pattern = (from: Cursor): string =>
  from.looksAt(/["{]/y)
    ? Buffer.from(from.bytes('a pattern')).toString('utf8')
    : Buffer.from(from.match(/[^\x00-\x20\x7f(){"\\]+/y, 'a pattern'), 'latin1').toString('utf8')

/** `*` stands for anything, `%` for anything but a separator. */
const matcher = (text: string): ((name: string) => boolean) => {
  // Runs of wildcards are one: the expression must not try them in every order.
  const simple = canonical(decodedName(text))
    .replace(/[*%]*\*[*%]*/g, '*')
    .replace(/%+/g, '%')
  const source = simple
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('%', `[^${separator}]*`)
  const expression = new RegExp(`^${source}$`, 's')
  return (name) => expression.test(name)
}

const attributes = ({ name, use }: Folder, { folders }: Mailbox): string => {
  const hasChildren = [...folders.keys()].some((other) => other.startsWith(name + separator))
  return [hasChildren ? '\\HasChildren' : '\\HasNoChildren', ...(use === undefined ? [] : [use])].join(' ')
}

const listing = function* ({ args, mailbox }: MailboxCall, name: 'LIST' | 'LSUB'): Outcome {
  args.space()
  const reference = args.astring('a reference')
  args.space()
  const wanted = pattern(args)
  args.end()
  if (wanted === '' && name === 'LIST') {
    yield [`* LIST (\\Noselect) "${separator}" ""`]
    return ok('LIST completed')
  }
  // The longest pattern that anybody writes; longer ones would only make the expression slow.
  const isNamed = wanted.length > 500 ? () => false : matcher(reference + wanted)
  for (const folder of mailbox.folders.values()) {
    if (!isNamed(folder.name) || (name === 'LSUB' && !folder.subscribed)) continue
    const shown = name === 'LSUB' ? '' : attributes(folder, mailbox)
    yield [`* ${name} (${shown}) "${separator}" `, ...astring(encodedName(folder.name))]
  }
  return ok(`${name} completed`)
}

export const list: ImapCommand = { name: 'LIST', when: 'authenticated', run: (call) => listing(call, 'LIST') }

export const lsub: ImapCommand = { name: 'LSUB', when: 'authenticated', run: (call) => listing(call, 'LSUB') }
