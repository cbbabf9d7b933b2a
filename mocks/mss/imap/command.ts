import type { Cursor } from '../../../src/protocols/imap/cursor.ts'
import type { Mailbox } from '../mailboxes.ts'
import type { Selected } from './selected.ts'
import type { ImapSession, Outcome } from './session.ts'

/** When a command is allowed (RFC 3501 §3). */
export type When = 'any' | 'not authenticated' | 'authenticated' | 'selected'

export interface Call {
  readonly session: ImapSession
  readonly args: Cursor
  /** The UID form of the command. */
  readonly byUid: boolean
}

/** With what being authenticated, or having selected, brings. */
export interface MailboxCall extends Call {
  readonly mailbox: Mailbox
}

export interface SelectedCall extends MailboxCall {
  readonly selected: Selected
}

interface Named {
  readonly name: string
  /** EXPUNGE may not be told during FETCH, STORE and SEARCH by number (RFC 3501 §7.4.1). */
  readonly holdsNumbers?: boolean
  /** It has a form with UID. */
  readonly hasUidForm?: boolean
}

export type ImapCommand =
  | (Named & { readonly when: 'any' | 'not authenticated'; readonly run: (call: Call) => Outcome })
  | (Named & { readonly when: 'authenticated'; readonly run: (call: MailboxCall) => Outcome })
  | (Named & { readonly when: 'selected'; readonly run: (call: SelectedCall) => Outcome })
