import type { Socket } from 'node:net'
import { createServer, type TLSSocket } from 'node:tls'
import { messageOf } from '../model/errors.ts'
import type { MailTls } from '../model/service.ts'
import type { TlsMaterial } from './https.ts'

const placeOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress}|${remotePort}`

/**
 * Hands sockets that are open over to TLS, with one context for all. A client certificate is asked for, not demanded.
 * The stream that replaces the socket; rejected with the reason when there is no handshake.
 */
export const tlsUpgrade = (
  { cert, key, ca }: TlsMaterial,
  policy: MailTls,
): ((socket: Socket) => Promise<TLSSocket>) => {
  // It never listens: connections are handed to it, and it verifies the client's certificate as any TLS server does.
  const server = createServer({ cert, key, ca, ...policy, requestCert: true, rejectUnauthorized: false })
  const waiting = new Map<string, PromiseWithResolvers<TLSSocket>>()
  server.on('secureConnection', (stream: TLSSocket) => waiting.get(placeOf(stream))?.resolve(stream))
  return async (socket) => {
    const place = placeOf(socket)
    const upgrade = Promise.withResolvers<TLSSocket>()
    const failed = (error: Error, stream: TLSSocket): void => {
      if (placeOf(stream) === place || socket.destroyed)
        upgrade.reject(new Error(`TLS handshake failed: ${codeOf(error)}`))
    }
    waiting.set(place, upgrade)
    server.on('tlsClientError', failed)
    socket.once('close', () => upgrade.reject(new Error('connection closed during the TLS handshake')))
    try {
      server.emit('connection', socket)
      return await upgrade.promise
    } finally {
      waiting.delete(place)
      server.off('tlsClientError', failed)
    }
  }
}

const codeOf = (error: Error): string => (error as { code?: string }).code ?? messageOf(error)
