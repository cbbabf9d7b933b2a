import type { ClientHello, Headers, TlsFacts } from '../../schemas/journal/parts.ts'

// Written down as they are seen: the journal's contract says what they hold.
export type { ClientHello, Headers, TlsFacts }

export interface HttpRequest {
  readonly method: string
  /** Path and query, as sent. */
  readonly url: string
  readonly headers: Headers
  readonly body: Uint8Array
  readonly tls?: TlsFacts
}

export interface HttpResponse {
  readonly status: number
  readonly headers?: Headers
  readonly body?: string | Uint8Array
  /** Wait before answering, in milliseconds (fault "slow"). */
  readonly delayMs?: number
  /** Close the socket without an answer (fault "cut"). */
  readonly cut?: boolean
}

/** One message as a mail service saw it, with the dialogue that brought it. */
export interface MailTransaction {
  readonly dialogue: readonly string[]
  readonly clientHostname: string
  /** Whether STARTTLS was done before MAIL FROM. */
  readonly secure: boolean
  readonly tls?: TlsFacts
  readonly user?: string
  readonly authMethod?: string
  readonly mailFrom: string
  readonly rcptTo: readonly string[]
  readonly message: Uint8Array
}

/** Answer of a mail service to a message: an SMTP reply code and its text. */
export interface MailReply {
  readonly code: number
  readonly text: string
}

/** Lower-case name → first value of that header, or undefined. */
export const header = (headers: Headers, name: string): string | undefined => {
  const value = headers[name.toLowerCase()]
  return typeof value === 'string' || value === undefined ? value : value[0]
}
