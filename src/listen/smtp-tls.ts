import type { SecureVersion, TLSSocket } from 'node:tls'
import type { TlsFacts } from '../model/exchange.ts'

const tls12 = [
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-SHA384',
  'ECDHE-RSA-AES128-SHA256',
  'DHE-RSA-AES256-GCM-SHA384',
  'DHE-RSA-AES128-GCM-SHA256',
]

const tls13 = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256']

/**
 * What an MSSanté operator offers: TLS 1.2 at least (MSS/CONF.01 and .02) with the six suites of MSS/CONF.03; the
 * requirement lists none of TLS 1.3, whose own suites are therefore all left. DH groups have 2048 bits or more.
 */
export const mssanteTls = {
  minVersion: 'TLSv1.2' satisfies SecureVersion,
  ciphers: [...tls13, ...tls12].join(':'),
  dhparam: 'auto',
  ecdhCurve: 'P-256:P-384:P-521:X25519',
} as const

/** What a finished handshake shows. The subject is in RFC 2253 order, the most specific part first. */
export const tlsFactsOf = (socket: TLSSocket): TlsFacts => {
  const certificate = socket.getPeerX509Certificate()
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    ...(certificate && {
      clientSubject: certificate.subject.split('\n').reverse().join(','),
      clientSerial: certificate.serialNumber,
      clientTrusted: socket.authorized,
    }),
  }
}
