import type { Server, Socket } from 'node:net'
import type { ClientHello } from '../model/exchange.ts'
import { openingOf } from '../protocols/tls/client-hello.ts'

/** How long the beginning of TLS is waited for, in milliseconds; after that the handshake has its own patience. */
const patienceMs = 10_000

/** What becomes of a connection whose beginning is read. */
export interface Beginning {
  /** Called once, before TLS begins, when the connection does begin with a hello. */
  readonly heard: (hello: ClientHello) => void
  /** Called once with every byte back in the socket: TLS may take it. */
  readonly go: () => void
  /** Called instead when the connection ended before that. */
  readonly gone: () => void
}

/**
 * Reads what a client offers before TLS takes its socket, and puts the bytes back. Bytes that are no hello go on as they
 * came: what they are worth is for the handshake to say.
 */
export const readHello = (socket: Socket, { heard, go, gone }: Beginning): void => {
  let bytes: Buffer = Buffer.alloc(0)
  const stop = (): void => {
    clearTimeout(timer)
    socket.off('data', take).off('end', left).off('error', left).off('close', left)
  }
  const pass = (): void => {
    stop()
    socket.pause()
    if (bytes.length > 0) socket.unshift(bytes)
    go()
  }
  const take = (chunk: Buffer): void => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
    const opening = openingOf(bytes)
    if (opening.is === 'incomplete') return
    if (opening.is === 'hello') heard(opening.hello)
    pass()
  }
  const left = (): void => {
    stop()
    // Something may still come of a socket that broke off: it must not find nobody to tell.
    socket.on('error', () => undefined)
    socket.destroy()
    gone()
  }
  const timer = setTimeout(pass, patienceMs).unref()
  socket.on('data', take).once('end', left).once('error', left).once('close', left)
  // A socket that was read before, then left, does not flow by itself.
  socket.resume()
}

/** Lets a TLS server have each connection once its beginning has been read. */
export const readEachHello = (
  server: Server,
  { heard, gone }: { readonly heard: (hello: ClientHello) => void; readonly gone: () => void },
): void => {
  const takers = server.listeners('connection') as ((socket: Socket) => void)[]
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    const go = (): void => {
      for (const take of takers) take.call(server, socket)
    }
    readHello(socket, { heard, go, gone })
  })
}
