import { readFileSync } from 'node:fs'
import type { RequestOptions } from 'node:https'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import type { ProductContext } from './context.ts'
import { defect } from './defect.ts'

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

export const insServerNotVerified = defect(
  'ins.server-not-verified',
  'warn',
  [
    'ins.expiredServerIsSentNothing',
    'ins.revokedServerIsSentNothing',
    'ins.unknownServerIsSentNothing',
    'ins.otherServerIsSentNothing',
  ],
  'Ne vérifie rien du certificat d’INSi',
  'Verifies nothing of the certificate of INSi',
)

export const insServerHostNotVerified = defect(
  'ins.server-host-not-verified',
  'warn',
  ['ins.otherServerIsSentNothing'],
  'Ne compare pas l’hôte au certificat d’INSi',
  'Does not compare the host with the certificate of INSi',
)

export const insServerDatesNotVerified = defect(
  'ins.server-dates-not-verified',
  'warn',
  ['ins.expiredServerIsSentNothing'],
  'Ne lit pas les dates du certificat d’INSi',
  'Does not read the dates of the certificate of INSi',
)

export const insServerRevocationIgnored = defect(
  'ins.server-revocation-ignored',
  'warn',
  ['ins.revokedServerIsSentNothing'],
  'Ne consulte pas la liste de révocation d’INSi',
  'Does not consult the revocation list for INSi',
)

export const dmpServerNotVerified = defect(
  'dmp.server-not-verified',
  'warn',
  [
    'dmp.expiredServerIsSentNothing',
    'dmp.revokedServerIsSentNothing',
    'dmp.unknownServerIsSentNothing',
    'dmp.otherServerIsSentNothing',
  ],
  'Ne vérifie rien du certificat du DMP',
  'Verifies nothing of the certificate of the DMP',
)

export const dmpServerHostNotVerified = defect(
  'dmp.server-host-not-verified',
  'warn',
  ['dmp.otherServerIsSentNothing'],
  'Ne compare pas l’hôte au certificat du DMP',
  'Does not compare the host with the certificate of the DMP',
)

export const dmpServerDatesNotVerified = defect(
  'dmp.server-dates-not-verified',
  'warn',
  ['dmp.expiredServerIsSentNothing'],
  'Ne lit pas les dates du certificat du DMP',
  'Does not read the dates of the certificate of the DMP',
)

export const dmpServerRevocationIgnored = defect(
  'dmp.server-revocation-ignored',
  'warn',
  ['dmp.revokedServerIsSentNothing'],
  'Ne consulte pas la liste de révocation du DMP',
  'Does not consult the revocation list for the DMP',
)

export const pscServerNotVerified = defect(
  'psc.server-not-verified',
  'warn',
  [
    'psc.expiredServerIsSentNothing',
    'psc.revokedServerIsSentNothing',
    'psc.unknownServerIsSentNothing',
    'psc.otherServerIsSentNothing',
  ],
  'Ne vérifie rien du certificat de Pro Santé Connect',
  'Verifies nothing of the certificate of Pro Santé Connect',
)

export const pscServerHostNotVerified = defect(
  'psc.server-host-not-verified',
  'warn',
  ['psc.otherServerIsSentNothing'],
  'Ne compare pas l’hôte au certificat de Pro Santé Connect',
  'Does not compare the host with the certificate of Pro Santé Connect',
)

export const pscServerDatesNotVerified = defect(
  'psc.server-dates-not-verified',
  'warn',
  ['psc.expiredServerIsSentNothing'],
  'Ne lit pas les dates du certificat de Pro Santé Connect',
  'Does not read the dates of the certificate of Pro Santé Connect',
)

export const pscServerRevocationIgnored = defect(
  'psc.server-revocation-ignored',
  'warn',
  ['psc.revokedServerIsSentNothing'],
  'Ne consulte pas la liste de révocation de Pro Santé Connect',
  'Does not consult the revocation list for Pro Santé Connect',
)

const overlooked = {
  ins: {
    everything: insServerNotVerified,
    host: insServerHostNotVerified,
    dates: insServerDatesNotVerified,
    revocation: insServerRevocationIgnored,
  },
  dmp: {
    everything: dmpServerNotVerified,
    host: dmpServerHostNotVerified,
    dates: dmpServerDatesNotVerified,
    revocation: dmpServerRevocationIgnored,
  },
  psc: {
    everything: pscServerNotVerified,
    host: pscServerHostNotVerified,
    dates: pscServerDatesNotVerified,
    revocation: pscServerRevocationIgnored,
  },
} as const

/** Chain, dates, host and revocation of a service's certificate, by the authority of the environment only. */
export const serverTrust = (
  { environment: { certificates }, has }: ProductContext,
  service: keyof typeof overlooked,
): ServerTrust => ({
  ca: readFileSync(certificates.ca),
  ...(has(overlooked[service].revocation)
    ? {}
    : { crl: [readFileSync(certificates.crl), readFileSync(certificates.rootCrl)] }),
  ...(has(overlooked[service].everything) ? { rejectUnauthorized: false } : {}),
  ...(has(overlooked[service].host) ? { checkServerIdentity: () => undefined } : {}),
  ...(has(overlooked[service].dates) ? { createConnection: overlooking('CERT_HAS_EXPIRED') } : {}),
})
