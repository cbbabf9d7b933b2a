import type { ClientHello } from '../../../src/model/exchange.ts'
import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import {
  olderTlsIsNotOffered,
  onlyLargeGroupsAreOffered,
  onlyListedSuitesAreOffered,
  tls12IsOffered,
} from './tls-offer.ts'

const good: ClientHello = {
  legacyVersion: 'TLSv1.2',
  versions: ['GREASE', 'TLSv1.3', 'TLSv1.2'],
  cipherSuites: [
    'GREASE',
    'TLS_AES_128_GCM_SHA256',
    'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    'TLS_EMPTY_RENEGOTIATION_INFO_SCSV',
  ],
  groups: ['x25519', 'secp256r1', 'ffdhe2048'],
}

const offering = (hello: ClientHello, fault?: string, service = 'mss') =>
  journal('MSS/CONF.01.01').event('connection.hello', { service, hello, ...(fault !== undefined && { fault }) })

/** An offer made in a situation that has its own check, or to another service, tells nothing here. */
const elsewhere = (hello: ClientHello) => () =>
  offering(hello, 'tls-1.1-only').event('connection.hello', { service: 'dmp', hello }).build()

const tried = (check: Parameters<typeof triplet>[0], bad: ClientHello) =>
  triplet(check, {
    conforms: () => offering(good, 'certificate-expired').build(),
    violates: () => offering(bad).build(),
    silent: elsewhere(bad),
  })

tried(tls12IsOffered, { legacyVersion: 'TLSv1.1', cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] })
tried(olderTlsIsNotOffered, { ...good, versions: ['TLSv1.3', 'TLSv1.2', 'TLSv1.1'] })
tried(onlyListedSuitesAreOffered, { ...good, cipherSuites: [...good.cipherSuites, 'TLS_RSA_WITH_RC4_128_SHA'] })
tried(onlyLargeGroupsAreOffered, { ...good, groups: ['x25519', 'secp224r1'] })
