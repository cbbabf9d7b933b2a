import { systemFlags } from '../../../../src/protocols/imap/flags.ts'
import { decodedName } from '../../../../src/protocols/imap/mailbox-name.ts'
import { folderOf } from '../../mailboxes.ts'
import type { ImapCommand, MailboxCall } from '../command.ts'
import { select as opened } from '../selected.ts'
import { no, type Outcome, ok } from '../session.ts'
import { leave } from './unselect.ts'

const open = function* ({ session, args, mailbox }: MailboxCall, readOnly: boolean): Outcome {
  args.space()
  const name = decodedName(args.astring('a mailbox name'))
  args.end()
  // Whatever comes of it, the folder that was open is open no more (RFC 3501 §6.3.1).
  leave(session)
  const folder = folderOf(mailbox, name)
  if (folder === undefined) return no('No such mailbox', 'NONEXISTENT')
  const selected = opened(folder, readOnly)
  session.selected = selected
  folder.watchers.add(session.tell)
  const keywords = new Set(selected.view.flatMap(({ flags }) => [...flags]).filter((flag) => !flag.startsWith('\\')))
  const all = [...systemFlags, ...keywords].join(' ')
  yield [`* FLAGS (${all})`]
  yield [`* ${selected.view.length} EXISTS`]
  yield [`* ${selected.recent.size} RECENT`]
  const unseen = selected.view.findIndex(({ flags }) => !flags.has('\\Seen'))
  if (unseen >= 0) yield [`* OK [UNSEEN ${unseen + 1}] First unseen message`]
  yield [`* OK [PERMANENTFLAGS (${readOnly ? '' : `${all} \\*`})] Flags that are kept`]
  yield [`* OK [UIDNEXT ${folder.uidNext}] Next UID`]
  yield [`* OK [UIDVALIDITY ${folder.uidValidity}] UIDs are valid`]
  return ok(`${readOnly ? 'EXAMINE' : 'SELECT'} completed`, readOnly ? 'READ-ONLY' : 'READ-WRITE')
}

export const select: ImapCommand = { name: 'SELECT', when: 'authenticated', run: (call) => open(call, false) }

export const examine: ImapCommand = { name: 'EXAMINE', when: 'authenticated', run: (call) => open(call, true) }
