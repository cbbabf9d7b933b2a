import { flags as readFlags } from '../../../../src/protocols/imap/flags.ts'
import { sequenceSet } from '../../../../src/protocols/imap/sequence-set.ts'
import { changeFlags, notify } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { chosen, outside, writtenFlags } from '../selected.ts'
import { bad, no, ok } from '../session.ts'

const changed = (before: ReadonlySet<string>, given: readonly string[], how: string): ReadonlySet<string> => {
  if (how === '+') return new Set([...before, ...given])
  return how === '-' ? new Set([...before].filter((flag) => !given.includes(flag))) : new Set(given)
}

/** Keywords that a mail may have at most. */
const mostFlags = 100

export const store: ImapCommand = {
  name: 'STORE',
  when: 'selected',
  holdsNumbers: true,
  hasUidForm: true,
  *run({ args, selected, byUid }) {
    args.space()
    const set = sequenceSet(args)
    args.space()
    const how = args.looksAt(/[+-]/y) ? args.match(/[+-]/y, '+ or -') : ''
    const item = args.word('FLAGS')
    if (item !== 'FLAGS' && item !== 'FLAGS.SILENT') return bad('FLAGS or FLAGS.SILENT expected')
    args.space()
    const given = args.takes('()') ? [] : readFlags(args)
    args.end()
    if (!byUid && outside(selected, set)) return bad('No message of this number')
    if (selected.readOnly) return no('The mailbox is open read-only', 'READ-ONLY')
    const { folder } = selected
    const before = folder.version
    for (const { number, mail } of chosen(selected, set, byUid)) {
      if (mail.expunged) continue
      const flags = changed(mail.flags, given, how)
      if (flags.size > mostFlags) return no('Too many flags', 'LIMIT')
      // What others changed since is not known to this client, even when it asks for silence.
      const knew = mail.changed <= selected.version
      changeFlags(folder, mail, flags)
      if (item === 'FLAGS.SILENT' && !knew) continue
      selected.told.add(mail)
      if (item === 'FLAGS')
        yield [`* ${number} FETCH (${byUid ? `UID ${mail.uid} ` : ''}FLAGS ${writtenFlags(mail, selected.recent)})`]
    }
    if (folder.version !== before) notify(folder)
    return ok('STORE completed')
  },
}
