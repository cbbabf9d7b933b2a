import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { TlsFacts } from '../model/exchange.ts'

/** Node gives one attribute a line in the order of the encoding, already escaped; RFC 2253 has them reversed on one line. */
const oneLine = (subject: string): string => subject.split('\n').reverse().join(',')

const handshakes = new WeakMap<TLSSocket, TlsFacts>()

const read = (socket: TLSSocket): TlsFacts => {
  const client = socket.getPeerX509Certificate()
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    ...(client && {
      clientSubject: oneLine(client.subject),
      clientSerial: client.serialNumber,
      clientTrusted: socket.authorized,
      clientThumbprint: createHash('sha256').update(client.raw).digest('base64url'),
    }),
  }
}

/** What the handshake showed of the peer, read once a connection; undefined for a connection in clear. */
export const tlsFactsOf = (socket: Socket): TlsFacts | undefined => {
  if (!(socket instanceof TLSSocket)) return undefined
  const known = handshakes.get(socket)
  if (known !== undefined) return known
  const facts = read(socket)
  handshakes.set(socket, facts)
  return facts
}
