import { decodedName } from '../../../../src/protocols/imap/mailbox-name.ts'
import { makeFolder } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { no, ok } from '../session.ts'

const longest = 500
const mostFolders = 1_000

/** Why a folder cannot have this name; undefined when it can. */
export const nameProblem = (name: string): string | undefined => {
  if (name === '' || name.length > longest) return `A mailbox name has 1 to ${longest} characters`
  return /[\x00-\x1f\x7f*%]|\/\/|^\//.test(name)
    ? 'A mailbox name has no control character, wildcard or empty level'
    : undefined
}

export const create: ImapCommand = {
  name: 'CREATE',
  when: 'authenticated',
  run({ session, args, mailbox }) {
    args.space()
    // A separator at the end says that folders will be made inside (RFC 3501 §6.3.3).
    const name = decodedName(args.astring('a mailbox name')).replace(/\/$/, '')
    args.end()
    const problem = nameProblem(name)
    if (problem !== undefined) return no(problem, 'CANNOT')
    if (mailbox.folders.size >= mostFolders) return no('Too many mailboxes', 'LIMIT')
    const { mailboxes } = session.operator
    if (makeFolder(mailboxes, mailbox, name) === undefined) return no('The mailbox exists', 'ALREADYEXISTS')
    const levels = name.split('/')
    for (let depth = 1; depth < levels.length; depth += 1)
      makeFolder(mailboxes, mailbox, levels.slice(0, depth).join('/'))
    return ok('CREATE completed')
  },
}
