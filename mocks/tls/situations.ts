import { createDiffieHellmanGroup } from 'node:crypto'
import type { SecureVersion } from 'node:tls'
import { type CertificateFault, certificateUnder } from '../certificate-faults.ts'
import type { LeafName } from '../pki/store.ts'
import type { TlsFault } from './faults.ts'

/** What a listener presents under a fault, beside what it presents every day. Suites and curves are OpenSSL's names. */
export interface Situation {
  readonly certificate?: LeafName
  readonly negotiation?: {
    readonly minVersion?: SecureVersion
    readonly maxVersion?: SecureVersion
    readonly ciphers?: string
    readonly ecdhCurve?: string
    /** PEM of DH parameters. */
    readonly dhparam?: string
  }
  readonly startTls?: 'hidden' | 'refused' | { readonly injected: string }
}

const derLength = (length: number): Buffer =>
  length < 128 ? Buffer.from([length]) : Buffer.from([0x82, length >> 8, length & 0xff])

const der = (tag: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([tag]), derLength(content.length), content])

/** DHParameter of PKCS #3: SEQUENCE { prime, base }. */
const dhParameters = (prime: Buffer, base: number): string => {
  const integers = [der(2, Buffer.concat([Buffer.from([0]), prime])), der(2, Buffer.from([base]))]
  const body = der(0x30, Buffer.concat(integers)).toString('base64')
  return `-----BEGIN DH PARAMETERS-----\n${(body.match(/.{1,64}/g) ?? []).join('\n')}\n-----END DH PARAMETERS-----\n`
}

/** The second Oakley group (RFC 2409, 6.2): 1024 bits, base 2. */
const oakley1024 = (): string => dhParameters(createDiffieHellmanGroup('modp2').getPrime(), 2)

/** At this level OpenSSL leaves everything that it still knows. */
const weakest = '@SECLEVEL=0'

const only = (version: SecureVersion): Situation => ({
  negotiation: {
    minVersion: version,
    maxVersion: version,
    ciphers: `ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA:AES128-SHA:AES256-SHA:${weakest}`,
  },
})

const suites = (ciphers: string): Situation => ({ negotiation: { maxVersion: 'TLSv1.2', ciphers } })

const unlisted = [
  'ECDHE-RSA-CHACHA20-POLY1305',
  'DHE-RSA-AES256-SHA256',
  'ECDHE-RSA-AES256-SHA',
  'ECDHE-RSA-AES128-SHA',
  'AES256-GCM-SHA384',
  'AES128-GCM-SHA256',
  'AES256-SHA',
  'AES128-SHA',
].join(':')

const certificates = Object.fromEntries(
  Object.entries(certificateUnder).map(([fault, certificate]) => [fault, { certificate }]),
) as Record<CertificateFault, Situation>

/** A reply that only whoever reads what came in clear as if it were secured can have seen (CVE-2011-0411, the other way). */
const injectedReply = '250-mss\r\n250 AUTH LOGIN\r\n'

/** What is wrong with the connection under each fault that is of the connection. */
export const situations: Readonly<Record<CertificateFault | TlsFault, Situation>> = {
  ...certificates,
  'certificate-not-yet-valid': { certificate: 'notYetValidServer' },
  'certificate-self-signed': { certificate: 'selfSignedServer' },
  'certificate-wrong-usage': { certificate: 'wrongUsageServer' },
  'tls-1.0-only': only('TLSv1'),
  'tls-1.1-only': only('TLSv1.1'),
  'suites-unlisted': suites(unlisted),
  'dh-1024': {
    negotiation: {
      maxVersion: 'TLSv1.2',
      ciphers: `DHE-RSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256:${weakest}`,
      dhparam: oakley1024(),
    },
  },
  'curve-small': {
    negotiation: {
      maxVersion: 'TLSv1.2',
      ciphers: `ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:${weakest}`,
      ecdhCurve: 'P-224',
    },
  },
  'suite-c030': suites('ECDHE-RSA-AES256-GCM-SHA384'),
  'suite-c02f': suites('ECDHE-RSA-AES128-GCM-SHA256'),
  'suite-c028': suites('ECDHE-RSA-AES256-SHA384'),
  'suite-c027': suites('ECDHE-RSA-AES128-SHA256'),
  'suite-009f': suites('DHE-RSA-AES256-GCM-SHA384'),
  'suite-009e': suites('DHE-RSA-AES128-GCM-SHA256'),
  'starttls-not-offered': { startTls: 'hidden' },
  'starttls-stripped': { startTls: 'refused' },
  'starttls-injected': { startTls: { injected: injectedReply } },
}
