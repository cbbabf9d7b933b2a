import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { messageOf } from '../model/errors.ts'

const codeOf = (error: Error): string => (error as { code?: string }).code ?? messageOf(error)

/** Why a handshake failed: the verdict on the client's certificate when there is one, else OpenSSL's code. */
const handshakeReason = (error: Error, socket: TLSSocket): string => {
  // Node types it as an Error and gives the verification code: `SELF_SIGNED_CERT_IN_CHAIN`, `CERT_HAS_EXPIRED`…
  const refused: unknown = socket.authorizationError
  return `TLS handshake failed: ${refused ? `client certificate refused (${String(refused)})` : codeOf(error)}`
}

const statusFor: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/**
 * Reports handshakes that failed and bytes that are not HTTP. The reset of an idle connection is nothing to report, and
 * what happens to a request in progress is told by who reads it.
 */
export const reportFailedConnections = (
  server: Server,
  report: (reason: string) => void,
  closing: AbortSignal,
): void => {
  const secured = new WeakSet<object>()
  server.on('secureConnection', (socket: TLSSocket) => secured.add(socket))
  const busy = new WeakSet<object>()
  server.on('request', ({ socket }: IncomingMessage, outgoing: ServerResponse) => {
    busy.add(socket)
    outgoing.once('close', () => busy.delete(socket))
  })
  server.on('clientError', (error: Error, socket: Socket) => {
    if (closing.aborted) return
    const code = codeOf(error)
    if (socket instanceof TLSSocket && !secured.has(socket)) {
      report(handshakeReason(error, socket))
      socket.destroy()
      return
    }
    if (code === 'ECONNRESET' || code === 'EPIPE' || busy.has(socket)) {
      socket.destroy()
      return
    }
    report(`not an HTTP request: ${code}`)
    if (!socket.writable) return
    socket.end(`HTTP/1.1 ${statusFor[code] ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`)
  })
}
