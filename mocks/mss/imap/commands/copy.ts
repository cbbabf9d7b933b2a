import { decodedName } from '../../../../src/protocols/imap/mailbox-name.ts'
import { sequenceSet, written } from '../../../../src/protocols/imap/sequence-set.ts'
import { addMail, type Folder, FullError, folderOf, notify, removeMails } from '../../mailboxes.ts'
import type { ImapCommand, SelectedCall } from '../command.ts'
import { type Chosen, chosen, outside } from '../selected.ts'
import { bad, type Completion, no, type Outcome, ok } from '../session.ts'

interface Copied {
  readonly from: readonly Chosen[]
  readonly target: Folder
  /** `COPYUID …` (RFC 4315 §3); undefined when nothing was named. */
  readonly code: string | undefined
}

const copied = ({ session, args, mailbox, selected, byUid }: SelectedCall): Copied | Completion => {
  args.space()
  const set = sequenceSet(args)
  args.space()
  const name = decodedName(args.astring('a mailbox name'))
  args.end()
  if (!byUid && outside(selected, set)) return bad('No message of this number')
  const target = folderOf(mailbox, name)
  if (target === undefined) return no('No such mailbox', 'TRYCREATE')
  const from = chosen(selected, set, byUid).filter(({ mail }) => !mail.expunged)
  const { mailboxes } = session.operator
  // All or nothing (RFC 3501 §6.4.7).
  const size = from.reduce((sum, { mail }) => sum + mail.bytes.length, 0)
  if (mailboxes.bytes + size > mailboxes.most) return no(new FullError('No room left').message, 'OVERQUOTA')
  const first = target.uidNext
  for (const { mail } of from) addMail(mailboxes, target, mail)
  if (from.length > 0) notify(target)
  const uids = written(from.map(({ mail }) => mail.uid))
  const code =
    from.length === 0
      ? undefined
      : `COPYUID ${target.uidValidity} ${uids} ${written(from.map((_, index) => first + index))}`
  return { from, target, code }
}

export const copy: ImapCommand = {
  name: 'COPY',
  when: 'selected',
  hasUidForm: true,
  run(call): Outcome {
    const done = copied(call)
    return 'status' in done ? done : ok('COPY completed', done.code)
  },
}

/** COPY, then EXPUNGE of the same mails (RFC 6851); where they went is told first. */
export const move: ImapCommand = {
  name: 'MOVE',
  when: 'selected',
  hasUidForm: true,
  *run(call): Outcome {
    if (call.selected.readOnly) return no('The mailbox is open read-only', 'READ-ONLY')
    const done = copied(call)
    if ('status' in done) return done
    if (done.code !== undefined) yield [`* OK [${done.code}] Moved`]
    const { folder } = call.selected
    removeMails(
      call.session.operator.mailboxes,
      folder,
      done.from.map(({ mail }) => mail),
    )
    if (done.from.length > 0) notify(folder)
    return ok('MOVE completed')
  },
}
