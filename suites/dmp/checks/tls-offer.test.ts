import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { suiteOfTheDmpIsOffered } from './tls-offer.ts'

const suites = ['TLS_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384']

const offering = (cipherSuites: string[], service = 'dmp') =>
  journal('DMP/CONF.05.01~server-certificate').event('connection.hello', {
    service,
    hello: { legacyVersion: 'TLSv1.2', versions: ['TLSv1.3', 'TLSv1.2'], cipherSuites },
  })

triplet(suiteOfTheDmpIsOffered, {
  conforms: () => offering(suites).build(),
  violates: () => offering(suites.slice(0, 2)).build(),
  silent: () => offering(suites.slice(0, 2), 'insi').build(),
})
