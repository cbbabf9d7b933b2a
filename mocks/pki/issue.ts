// tsyringe, beneath @peculiar/x509, refuses to load without it; this import must come first.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

export type KeyPair = webcrypto.CryptoKeyPair

/** A certificate and the key pair it certifies. */
export interface Issued {
  readonly certificate: X509Certificate
  readonly keys: KeyPair
}

export interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

/** What a leaf is for: it decides key usage, extended key usage and alternative names. */
export type Purpose = 'server' | 'serverElsewhere' | 'serverByUsageOfClient' | 'client' | 'signature'

export const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

const day = 24 * 3600 * 1000

/** The day before `now` (so that a clock slightly behind accepts it) and one year after. */
export const oneYearFrom = (now: Date): Validity => ({
  notBefore: new Date(now.getTime() - day),
  notAfter: new Date(now.getTime() + 365 * day),
})

/** A validity that ended a month before `now`. */
export const endedBefore = (now: Date): Validity => ({
  notBefore: new Date(now.getTime() - 60 * day),
  notAfter: new Date(now.getTime() - 30 * day),
})

/** A validity that begins in a month. */
export const beginningAfter = (now: Date): Validity => ({
  notBefore: new Date(now.getTime() + 30 * day),
  notAfter: new Date(now.getTime() + 365 * day),
})

const rsa = (bits: number): Promise<KeyPair> =>
  webcrypto.subtle.generateKey({ ...signing, modulusLength: bits, publicExponent: new Uint8Array([1, 0, 1]) }, true, [
    'sign',
    'verify',
  ])

const rsa2048 = (): Promise<KeyPair> => rsa(2048)

const authorityExtensions = (pathLength: number | undefined) => [
  new BasicConstraintsExtension(true, pathLength, true),
  new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
]

/** A self-signed authority: CA without path limit, RSA-2048, SHA-256. */
export const rootAuthority = async (subject: string, validity: Validity): Promise<Issued> => {
  const keys = await rsa2048()
  const extensions = [...authorityExtensions(undefined), await SubjectKeyIdentifierExtension.create(keys.publicKey)]
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: subject,
    keys,
    ...validity,
    signingAlgorithm: signing,
    extensions,
  })
  return { certificate, keys }
}

/** An end certificate that nobody issued, for signatures. */
export const selfSigned = async (subject: string, validity: Validity, bits = 2048): Promise<Issued> => {
  const keys = await rsa(bits)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: subject,
    keys,
    ...validity,
    signingAlgorithm: signing,
    extensions: [...extensionsFor.signature()],
  })
  return { certificate, keys }
}

const issue = async (
  by: Issued,
  subject: string,
  validity: Validity,
  own: readonly Extension[],
  known?: KeyPair,
): Promise<Issued> => {
  const keys = known ?? (await rsa2048())
  const certificate = await X509CertificateGenerator.create({
    subject,
    issuer: by.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: by.keys.privateKey,
    ...validity,
    signingAlgorithm: signing,
    extensions: [
      ...own,
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(by.keys.publicKey),
    ],
  })
  return { certificate, keys }
}

/** An authority that may certify leaves only (path length 0). */
export const intermediateAuthority = (by: Issued, subject: string, validity: Validity, crlUrl: string) =>
  issue(by, subject, validity, [...authorityExtensions(0), new CRLDistributionPointsExtension([crlUrl])])

const serverAuth = '1.3.6.1.5.5.7.3.1'
const clientAuth = '1.3.6.1.5.5.7.3.2'

/** A host that is no machine of anybody (RFC 6761). */
export const elsewhere = 'autre-hote.banc-segur.example'

const serverFor = (
  names: readonly { readonly type: 'dns' | 'ip'; readonly value: string }[],
  usage: string = serverAuth,
) => [
  new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
  new ExtendedKeyUsageExtension([usage]),
  new SubjectAlternativeNameExtension([...names]),
]

const here = [
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
] as const

const extensionsFor: Readonly<Record<Purpose, () => readonly Extension[]>> = {
  server: () => serverFor(here),
  serverElsewhere: () => serverFor([{ type: 'dns', value: elsewhere }]),
  serverByUsageOfClient: () => serverFor(here, clientAuth),
  client: () => [
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([clientAuth]),
  ],
  signature: () => [new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true)],
}

/** An end certificate: its usages follow its purpose. Servers answer to localhost, 127.0.0.1 and ::1, or to `elsewhere` alone. */
export const leaf = (
  by: Issued,
  purpose: Purpose,
  subject: string,
  validity: Validity,
  crlUrl: string,
  /** The pair to certify; a new one when absent. */
  keys?: KeyPair,
) =>
  issue(
    by,
    subject,
    validity,
    [
      new BasicConstraintsExtension(false, undefined, true),
      ...extensionsFor[purpose](),
      new CRLDistributionPointsExtension([crlUrl]),
    ],
    keys,
  )

/** A server's certificate that nobody but itself has signed. */
export const selfSignedServer = async (subject: string, validity: Validity, keys: KeyPair): Promise<Issued> => {
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: subject,
    keys,
    ...validity,
    signingAlgorithm: signing,
    extensions: [new BasicConstraintsExtension(false, undefined, true), ...extensionsFor.server()],
  })
  return { certificate, keys }
}
