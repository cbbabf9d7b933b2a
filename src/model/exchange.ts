/** Header names in lower case; a header that occurs several times keeps its values in order. */
export type Headers = Readonly<Record<string, string | readonly string[]>>

/** What the TLS handshake showed of the peer. Absent from an exchange in clear. */
export interface TlsFacts {
  /** As OpenSSL names it: `TLSv1.2`, `TLSv1.3`. */
  readonly protocol: string
  readonly cipher: string
  /** Subject of the client certificate in RFC 2253 order, when one was presented. */
  readonly clientSubject?: string
  readonly clientSerial?: string
  /** Whether the client certificate chains to the test authority. */
  readonly clientTrusted?: boolean
  /** `x5t#S256` of the client certificate (RFC 8705 §3.1): base64url of the SHA-256 of its DER. */
  readonly clientThumbprint?: string
}

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
