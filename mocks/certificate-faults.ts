import { assumption, fault } from './declare.ts'
import type { LeafName } from './pki/store.ts'

/** What is wrong with the certificate that a service over HTTPS presents; its answers stay those of every day. */
export const certificateFaults = [
  fault(
    'certificate-expired',
    'Le certificat du serveur est périmé depuis un mois',
    'The server’s certificate expired a month ago',
  ),
  fault(
    'certificate-revoked',
    'Le certificat du serveur est révoqué par la liste de son autorité',
    'The server’s certificate is revoked by its authority’s list',
  ),
  fault(
    'certificate-unknown-authority',
    'Le certificat du serveur vient d’une autorité inconnue',
    'The server’s certificate comes from an unknown authority',
  ),
  fault(
    'certificate-other-host',
    'Le certificat du serveur est celui d’un autre hôte',
    'The server’s certificate is another host’s',
  ),
] as const

export type CertificateFault = (typeof certificateFaults)[number]['id']

/** The certificate of the test authority that shows each fault. */
export const certificateUnder: Readonly<Record<CertificateFault, LeafName>> = {
  'certificate-expired': 'expiredServer',
  'certificate-revoked': 'revokedServer',
  'certificate-unknown-authority': 'otherAuthorityServer',
  'certificate-other-host': 'otherHostServer',
}

export const isCertificateFault = (fault: string | undefined): boolean =>
  fault !== undefined && Object.hasOwn(certificateUnder, fault)

/** Why what a product does before such a certificate is judged at all. */
export const serverCertificateAssumption = <const S extends string>(service: S) =>
  assumption(
    `${service}.server-certificate`,
    'Avant toute demande, le client vérifie du certificat du serveur la chaîne, les dates, l’hôte et la révocation',
    'Before any request, the client verifies the chain, the dates, the host and the revocation of the server’s certificate',
    'inferred: RFC 5280 and RFC 9525 say how; no public text of this service demands it as MSS/CONF does of mail',
  )
