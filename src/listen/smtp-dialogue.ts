import { format } from 'node:util'
import type { TlsFacts } from '../model/exchange.ts'

/** What is known of one SMTP connection while it lasts. */
export interface Connection {
  readonly dialogue: string[]
  tls?: TlsFacts
  user?: string
  authMethod?: string
  /** The fault that was selected when the client came. */
  fault?: string
  /** Messages already handed to the recording. */
  messages: number
  /** Why the connection is in trouble, when something said so. */
  problem?: string
}

/** What a dialogue keeps at most: a client that loops must not fill the memory. */
const mostLines = 500
const longestLine = 2_000

/** The connections of one SMTP service by the id that smtp-server gives them. */
export interface ConnectionBook {
  readonly of: (id: string) => Connection
  readonly forget: (id: string) => void
  /** How many connections have not been forgotten yet. */
  readonly open: () => number
  /** The logger to give smtp-server: its debug level carries every line of both sides, credentials already masked. */
  readonly logger: { readonly [level in 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal']: LogMethod }
}

type LogMethod = (entry: { readonly cid?: string; readonly err?: Error } | undefined, ...message: unknown[]) => void

const say = (connection: Connection, text: string): void => {
  for (const line of text.split('\r\n')) {
    if (connection.dialogue.length >= mostLines) return
    const written = line.length > longestLine ? `${line.slice(0, longestLine)}…` : line
    connection.dialogue.push(written)
  }
}

const side = /^([CS]): /

/** Continuation lines of a multi-line reply carry their side too. */
const withSide = (text: string): string => {
  const speaker = side.exec(text)?.[0]
  return speaker === undefined ? text : text.split('\r\n').join(`\r\n${speaker}`)
}

export const connectionBook = (): ConnectionBook => {
  const connections = new Map<string, Connection>()
  const of = (id: string): Connection => {
    const known = connections.get(id)
    if (known) return known
    const fresh: Connection = { dialogue: [], messages: 0 }
    connections.set(id, fresh)
    return fresh
  }
  const lines: LogMethod = (entry, ...message) => {
    const text = format(...message)
    if (entry?.cid !== undefined && side.test(text)) say(of(entry.cid), withSide(text))
  }
  // Socket and handshake errors name their connection only at the head of the sentence.
  const problems: LogMethod = (entry, ...message) => {
    const id = entry?.cid ?? format(...message).split(' ', 1)[0] ?? ''
    const connection = connections.get(id)
    if (connection && entry?.err) connection.problem = entry.err.message
  }
  const nothing: LogMethod = () => undefined
  return {
    of,
    forget: (id) => {
      connections.delete(id)
    },
    open: () => connections.size,
    logger: { trace: nothing, debug: lines, info: nothing, warn: nothing, error: problems, fatal: problems },
  }
}

/** Why a connection brought no message, as far as its end shows. */
export const reasonOf = ({ problem, dialogue }: Connection): string => {
  if (problem !== undefined) return problem
  // Most TLS clients judge the certificate after the handshake, and leave without an alert.
  return dialogue.at(-1)?.endsWith('Ready to start TLS')
    ? 'connection closed right after STARTTLS: the client may not trust the certificate of the operator'
    : 'connection closed without a message'
}
