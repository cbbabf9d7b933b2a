import { isIn, resolved, sequenceSet } from '../../../../src/protocols/imap/sequence-set.ts'
import { notify, removeMails } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { no, ok } from '../session.ts'

/** What goes is told with what is new, before the tagged answer. UID EXPUNGE (RFC 4315) names which of the deleted. */
export const expunge: ImapCommand = {
  name: 'EXPUNGE',
  when: 'selected',
  hasUidForm: true,
  run({ session, args, selected, byUid }) {
    if (byUid) args.space()
    const set = byUid ? sequenceSet(args) : undefined
    args.end()
    if (selected.readOnly) return no('The mailbox is open read-only', 'READ-ONLY')
    const { folder, view } = selected
    const named = set && resolved(set, view.at(-1)?.uid ?? 0)
    const deleted = folder.mails.filter(
      ({ flags, uid }) => flags.has('\\Deleted') && (named === undefined || isIn(named, uid)),
    )
    if (deleted.length > 0) {
      removeMails(session.operator.mailboxes, folder, deleted)
      notify(folder)
    }
    return ok('EXPUNGE completed')
  },
}
