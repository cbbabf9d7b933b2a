import type { TlsFacts } from '../../../src/model/exchange.ts'
import type { LoginReply, MailLogin } from '../../../src/model/service.ts'
import type { Response } from '../../../src/protocols/imap/write.ts'
import type { Mailbox, Mailboxes } from '../mailboxes.ts'
import type { Selected } from './selected.ts'

/** What the operator lends to its IMAP sessions. */
export interface ImapOperator {
  readonly mailboxes: Mailboxes
  readonly authenticate: (login: MailLogin) => LoginReply
  /** Longest mail that APPEND takes, in bytes. */
  readonly mostBytes: number
}

/** How a command ends: the tagged answer. */
export interface Completion {
  readonly status: 'OK' | 'NO' | 'BAD'
  readonly text: string
  /** Response code, brackets apart: `READ-ONLY`, `TRYCREATE`. */
  readonly code?: string
  readonly after?: 'starttls' | 'close'
}

/** What a line that continues a command is given to: it may ask for another one. */
export interface Continuation {
  /** What the client is told to go on; without the `+`. */
  readonly prompt: string
  readonly hear: (line: string) => Continuation | Completion
  /** The line is a secret. */
  readonly secret: boolean
}

/** One connection to the IMAP side, as far as commands are concerned. */
export interface ImapSession {
  readonly operator: ImapOperator
  /** There is news in the folder that this session watches. */
  readonly tell: () => void
  secure: boolean
  tls: TlsFacts | undefined
  mailbox: Mailbox | undefined
  user: string | undefined
  authMethod: string | undefined
  secret: string | undefined
  selected: Selected | undefined
  idling: boolean
  readonly notes: string[]
}

/** How a command ends, or what it waits for; before that, what it says, if it says anything. */
export type Outcome = Completion | Continuation | Generator<Response, Completion | Continuation, void>

export const ok = (text: string, code?: string): Completion => ({ status: 'OK', text, ...(code && { code }) })
export const no = (text: string, code?: string): Completion => ({ status: 'NO', text, ...(code && { code }) })
export const bad = (text: string): Completion => ({ status: 'BAD', text })
