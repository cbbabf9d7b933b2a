import { addMail, folderOf, mailboxOf, notify } from '../mailboxes.ts'
import type { MssState } from '../state.ts'
import { address } from './operator.fixture.ts'

/** Puts this many small mails into the inbox. */
export const fill = ({ mailboxes }: MssState, count: number, subject = 'essai'): void => {
  const inbox = folderOf(mailboxOf(mailboxes, address), 'INBOX')
  if (inbox === undefined) return
  for (let rank = 1; rank <= count; rank += 1) {
    const text = `Subject: ${subject} ${rank}\r\nFrom: a@b.fr\r\nMessage-ID: <${rank}@essai>\r\n\r\ncorps ${rank}\r\n`
    addMail(mailboxes, inbox, { bytes: Buffer.from(text) })
  }
  notify(inbox)
}
