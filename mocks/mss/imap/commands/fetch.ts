import { bodyStructure } from '../../../../src/protocols/imap/body-structure.ts'
import { writtenInstant } from '../../../../src/protocols/imap/dates.ts'
import { envelope } from '../../../../src/protocols/imap/envelope.ts'
import { type FetchItem, fetchItems } from '../../../../src/protocols/imap/fetch-items.ts'
import { sectionOf } from '../../../../src/protocols/imap/section.ts'
import { sequenceSet } from '../../../../src/protocols/imap/sequence-set.ts'
import { list, literal, type Response } from '../../../../src/protocols/imap/write.ts'
import { type MailPart, mailParts } from '../../../../src/protocols/mail/parts.ts'
import { changeFlags, notify, type StoredMail } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { chosen, outside, type Selected, writtenFlags } from '../selected.ts'
import { bad, ok } from '../session.ts'

const parts = new WeakMap<Uint8Array, MailPart>()

/** The parts of a mail, read once. */
const partsOf = (bytes: Uint8Array): MailPart => {
  const known = parts.get(bytes) ?? mailParts(bytes)
  parts.set(bytes, known)
  return known
}

const written = (item: FetchItem, mail: StoredMail, { recent }: Selected): Response => {
  const { bytes, uid, internalDate } = mail
  switch (item.kind) {
    case 'FLAGS':
      return [`FLAGS ${writtenFlags(mail, recent)}`]
    case 'UID':
      return [`UID ${uid}`]
    case 'INTERNALDATE':
      return [`INTERNALDATE "${writtenInstant(internalDate)}"`]
    case 'RFC822.SIZE':
      return [`RFC822.SIZE ${bytes.length}`]
    case 'ENVELOPE':
      return ['ENVELOPE ', ...envelope(bytes, partsOf(bytes))]
    case 'BODY':
    case 'BODYSTRUCTURE':
      return [`${item.kind} `, ...bodyStructure(bytes, partsOf(bytes), item.kind === 'BODYSTRUCTURE')]
    case 'section': {
      const isWhole = item.part.length === 0 && item.text === 'ALL'
      const found = isWhole && !item.partial ? bytes : sectionOf(bytes, partsOf(bytes), item)
      return [`${item.label} `, ...(found === undefined ? ['NIL'] : literal(found))]
    }
  }
}

/** Without the `.PEEK`, reading a body makes it seen (RFC 3501 §6.4.5). */
const reads = (items: readonly FetchItem[]): boolean => items.some((item) => item.kind === 'section' && !item.peek)

export const fetch: ImapCommand = {
  name: 'FETCH',
  when: 'selected',
  holdsNumbers: true,
  hasUidForm: true,
  *run({ args, selected, byUid }) {
    args.space()
    const set = sequenceSet(args)
    args.space()
    const asked = fetchItems(args)
    args.end()
    if (!byUid && outside(selected, set)) return bad('No message of this number')
    const withUid = byUid && !asked.some(({ kind }) => kind === 'UID')
    const items: readonly FetchItem[] = withUid ? [{ kind: 'UID' }, ...asked] : asked
    const before = selected.folder.version
    const marks = reads(items) && !selected.readOnly
    for (const { number, mail } of chosen(selected, set, byUid)) {
      if (mail.expunged) continue
      const becomesSeen = marks && !mail.flags.has('\\Seen')
      if (becomesSeen) {
        changeFlags(selected.folder, mail, new Set([...mail.flags, '\\Seen']))
        selected.told.add(mail)
      }
      const told: readonly FetchItem[] =
        becomesSeen && !items.some(({ kind }) => kind === 'FLAGS') ? [...items, { kind: 'FLAGS' }] : items
      yield [`* ${number} FETCH `, ...list(told.map((item) => written(item, mail, selected)))]
    }
    if (selected.folder.version !== before) notify(selected.folder)
    return ok('FETCH completed')
  },
}
