import type { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import type { SMTPServer } from 'smtp-server'
import type { ClientHello } from '../model/exchange.ts'
import { readHello } from './hello.ts'

/** What is used of a connection of smtp-server, which does not publish it. */
interface Upgradable {
  readonly _socket: Socket
  /** False once the connection is over. */
  readonly _parser: (Writable & { isClosed?: boolean }) | false
  upgrade: (resume: () => void, secured?: () => void) => void
  handler_STARTTLS: (command: unknown, resume: () => void) => void
}

/** What is done at STARTTLS beside what smtp-server does. */
export interface AtStartTls {
  readonly heard: (hello: ClientHello) => void
  /** What follows the reply, in clear and in the same segment; nothing every day. */
  readonly injected: () => string | undefined
}

/** Between STARTTLS and the handshake the client's offer is read: TLS begins when it has come. */
const readFirst = (connection: Upgradable, { heard, injected }: AtStartTls): void => {
  const upgrade = connection.upgrade.bind(connection)
  const obey = connection.handler_STARTTLS.bind(connection)
  connection.handler_STARTTLS = (command, resume) => {
    const { _socket: socket } = connection
    socket.cork()
    obey(command, resume)
    socket.uncork()
  }
  connection.upgrade = (resume, secured) => {
    const { _socket: socket, _parser: parser } = connection
    if (parser === false) return
    // What was sent in clear behind STARTTLS is no command of the session to come.
    socket.unpipe(parser)
    parser.isClosed = true
    const more = injected()
    if (more !== undefined) socket.write(more)
    const go = (): void => {
      if (connection._parser !== false) upgrade(resume, secured)
    }
    readHello(socket, { heard, go, gone: () => undefined })
  }
}

/** Has every client's offer read after its STARTTLS. */
export const readHelloAfterStartTls = (server: SMTPServer, at: AtStartTls): void => {
  const known = new WeakSet<object>()
  const connect = (server as unknown as { connect: (...given: readonly unknown[]) => void }).connect.bind(server)
  Object.assign(server, {
    connect: (...given: readonly unknown[]) => {
      connect(...given)
      const connection: unknown = [...server.connections].at(-1)
      if (typeof connection !== 'object' || connection === null || known.has(connection)) return
      known.add(connection)
      readFirst(connection as Upgradable, at)
    },
  })
}
