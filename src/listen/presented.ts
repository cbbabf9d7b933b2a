import type { IncomingMessage } from 'node:http'
import type { Server } from 'node:https'
import type { SecureContextOptions, TLSSocket } from 'node:tls'

/** A PEM chain and its key, and what is left of the negotiation. */
export interface Presentable
  extends Pick<SecureContextOptions, 'minVersion' | 'maxVersion' | 'ciphers' | 'ecdhCurve' | 'dhparam'> {
  readonly cert: string
  readonly key: string
  /** What becomes of STARTTLS: not announced, not even accepted, or followed by a reply in clear. */
  readonly startTls?: 'hidden' | 'refused' | { readonly injected: string }
}

/** How long a peer has to close its side of a connection, in milliseconds. */
const farewellMs = 500

const saidFarewell = (socket: TLSSocket): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(() => socket.destroy(), farewellMs)
    socket.once('close', () => {
      clearTimeout(timer)
      done()
    })
    socket.end()
  })

/**
 * Lets a listener present another certificate while a fault of this name is selected. Connections end when it changes,
 * both ways, and no session outlives it: whoever comes next meets the certificate that stands.
 * A connection that met such a certificate and ended without a request is told, with the fault: the client refused it
 * after the handshake, as those do that verify by themselves (Node among them).
 */
export const presentByFault = (
  server: Server,
  nominal: Presentable & SecureContextOptions,
  others: Readonly<Record<string, Presentable>>,
  unused: (reason: string, fault: string) => void,
) => {
  let current: string | undefined
  const open = new Set<TLSSocket>()
  const asked = new WeakSet<object>()
  server.on('request', ({ socket }: IncomingMessage) => asked.add(socket))
  server.on('secureConnection', (socket: TLSSocket) => {
    const met = current
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      if (met !== undefined && !asked.has(socket)) unused('the client ended the connection without a request', met)
    })
  })
  return {
    /** The fault whose certificate is presented. */
    current: () => current,
    present: async (fault: string | undefined): Promise<void> => {
      const next = fault !== undefined && fault in others ? fault : undefined
      if (next === current) return
      current = next
      server.setSecureContext({ ...nominal, ...(next === undefined ? {} : others[next]) })
      await Promise.all([...open].map(saidFarewell))
    },
  }
}
