import { fault } from '../declare.ts'

/** Certificates that show nothing of the time, the chain or the purpose that they should; MSSanté has them beside the four of every service. */
export const moreCertificateFaults = [
  fault(
    'certificate-not-yet-valid',
    'Le certificat du serveur ne vaut que dans un mois',
    'The server’s certificate is valid only in a month',
  ),
  fault(
    'certificate-self-signed',
    'Le certificat du serveur n’est signé que par lui-même',
    'The server’s certificate is signed by itself alone',
  ),
  fault(
    'certificate-wrong-usage',
    'Le certificat du serveur n’est fait que pour authentifier un client',
    'The server’s certificate is made to authenticate a client only',
  ),
] as const

/** What a server leaves of the negotiation. */
export const negotiationFaults = [
  fault('tls-1.0-only', 'Le serveur n’offre que TLS 1.0', 'The server offers TLS 1.0 alone'),
  fault('tls-1.1-only', 'Le serveur n’offre que TLS 1.1', 'The server offers TLS 1.1 alone'),
  fault(
    'suites-unlisted',
    'Le serveur n’offre que des suites de chiffrement hors de la liste',
    'The server offers only cipher suites that are not listed',
  ),
  fault('dh-1024', 'Le serveur n’offre qu’un groupe DH de 1024 bits', 'The server offers only a DH group of 1024 bits'),
  fault('curve-small', 'Le serveur n’offre qu’une courbe de 224 bits', 'The server offers only a curve of 224 bits'),
] as const

const onlySuite = <const I extends string>(id: I, name: string) =>
  fault(id, `Le serveur n’offre que ${name}`, `The server offers ${name} alone`)

/** One listed suite at a time (MSS/CONF.03). */
export const singleSuiteFaults = [
  onlySuite('suite-c030', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'),
  onlySuite('suite-c02f', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'),
  onlySuite('suite-c028', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'),
  onlySuite('suite-c027', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'),
  onlySuite('suite-009f', 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384'),
  onlySuite('suite-009e', 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'),
] as const

/** What becomes of STARTTLS on its way (RFC 3207, 6). */
export const startTlsFaults = [
  fault(
    'starttls-not-offered',
    'EHLO n’annonce pas STARTTLS, qui marche pourtant ; l’authentification en clair est entendue',
    'EHLO does not announce STARTTLS, which works all the same; a login in clear is heard',
  ),
  fault(
    'starttls-stripped',
    'STARTTLS n’est ni annoncé ni accepté, et l’authentification en clair l’est',
    'STARTTLS is neither announced nor accepted, and a login in clear is',
  ),
  fault(
    'starttls-injected',
    'Une réponse en clair suit celle à STARTTLS : elle annonce AUTH LOGIN',
    'A reply in clear follows the one to STARTTLS: it announces AUTH LOGIN',
  ),
] as const

/** Everything that a mail operator may do wrong before a login, beside the four certificates of every service. */
export const tlsFaults = [
  ...moreCertificateFaults,
  ...negotiationFaults,
  ...singleSuiteFaults,
  ...startTlsFaults,
] as const

export type TlsFault = (typeof tlsFaults)[number]['id']
