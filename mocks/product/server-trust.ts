import { readFileSync } from 'node:fs'
import type { RequestOptions } from 'node:https'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import type { ProductContext } from './context.ts'

/** What the product verifies of a server, as options of node:https. */
export type ServerTrust = Pick<
  RequestOptions,
  'ca' | 'crl' | 'rejectUnauthorized' | 'checkServerIdentity' | 'createConnection'
>

/** A connection that overlooks one failure of the verification (a defect's doing). */
const overlooking =
  (failure: string): NonNullable<ServerTrust['createConnection']> =>
  (options, done) => {
    const socket: TLSSocket = connect({ ...(options as ConnectionOptions), rejectUnauthorized: false })
    socket.once('error', (error) => done(error, socket))
    socket.once('secureConnect', () => {
      // Typed as an Error; Node gives the code.
      const found = String(socket.authorizationError)
      if (socket.authorized || found === failure) done(null, socket)
      else socket.destroy(new Error(found))
    })
    return undefined
  }

/** Chain, dates, host and revocation of a service's certificate, by the authority of the environment only. */
export const serverTrust = (
  { environment: { certificates }, has }: ProductContext,
  service: 'ins' | 'dmp' | 'psc',
): ServerTrust => ({
  ca: readFileSync(certificates.ca),
  ...(has(`${service}.server-revocation-ignored`)
    ? {}
    : { crl: [readFileSync(certificates.crl), readFileSync(certificates.rootCrl)] }),
  ...(has(`${service}.server-not-verified`) ? { rejectUnauthorized: false } : {}),
  ...(has(`${service}.server-host-not-verified`) ? { checkServerIdentity: () => undefined } : {}),
  ...(has(`${service}.server-dates-not-verified`) ? { createConnection: overlooking('CERT_HAS_EXPIRED') } : {}),
})
