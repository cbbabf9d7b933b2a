import { KeyObject } from 'node:crypto'
import { oneYearFrom, rootAuthority, selfSigned } from '../../../mocks/pki/issue.ts'
import { signAssertion } from '../../../src/protocols/saml/sign.ts'
import { type JournalDraft, journal } from '../../testkit.ts'
import { assertion, type VihfSaid } from './wire.fixture.ts'

// Recordings of a DMP that trusts one authority. The hand-written journal lives on 1 March 2026.

const now = new Date('2026-03-01T09:00:00Z')

/** A certificate as PEM, and what signs with it. */
export interface Signer {
  readonly certificate: string
  readonly sign: (said?: VihfSaid, method?: 'rsa-sha1') => string
  readonly signXml: (xml: string, method?: 'rsa-sha1') => string
}

const signerOf = ({ certificate, keys }: Awaited<ReturnType<typeof rootAuthority>>): Signer => {
  const pem = certificate.toString('pem')
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString()
  const signXml: Signer['signXml'] = (xml, method) => signAssertion(xml, { key, certificate: pem }, method)
  return { certificate: pem, sign: (said, method) => signXml(assertion(said), method), signXml }
}

const dayMs = 24 * 3600 * 1000

/** An authority that signs tokens itself: the shortest chain there is. */
export const trusted = async (): Promise<Signer> =>
  signerOf(await rootAuthority('CN=CACHET DE TEST, C=FR', oneYearFrom(now)))

/** Nobody's certificate, of so many bits, whose validity began so many days before the recording. */
export const homemade = async ({ bits = 2048, daysAgo = 0 } = {}): Promise<Signer> =>
  signerOf(await selfSigned('CN=CACHET DE TEST, C=FR', oneYearFrom(new Date(now.getTime() - daysAgo * dayMs)), bits))

/** The start of a scenario of a DMP that trusts an authority. */
export const dmpTrusting = ({ certificate }: Pick<Signer, 'certificate'>): JournalDraft =>
  journal('DMP/CONF.05.01').ofRun('service.started', {
    service: 'dmp',
    url: 'https://127.0.0.1:8442',
    settings: { authority: certificate, vihfLifetimeMinutes: 60, lenient: false },
    assumptions: [],
    faults: [],
  })
