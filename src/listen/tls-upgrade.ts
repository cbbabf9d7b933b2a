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
  const failed = (error: Error): Error => new Error(`TLS handshake failed: ${codeOf(error)}`)
  server.on('secureConnection', (stream: TLSSocket) => waiting.get(placeOf(stream))?.resolve(stream))
  server.on('tlsClientError', (error, stream) => waiting.get(placeOf(stream))?.reject(failed(error)))
  return async (socket) => {
    const place = placeOf(socket)
    const upgrade = Promise.withResolvers<TLSSocket>()
    // The reason, when OpenSSL has one, comes first.
    const closed = (): void => void setImmediate(() => upgrade.reject(failed(new Error('connection closed'))))
    waiting.set(place, upgrade)
    socket.once('close', closed)
    try {
      server.emit('connection', socket)
      return await upgrade.promise
    } finally {
      waiting.delete(place)
      socket.off('close', closed)
    }
  }
}

const codeOf = (error: Error): string => (error as { code?: string }).code ?? messageOf(error)
