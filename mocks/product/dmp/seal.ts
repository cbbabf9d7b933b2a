import { KeyObject, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'

/** A certificate and the key that signs for it, both PEM. */
export interface Seal {
  readonly key: string
  readonly certificate: string
}

const dayMs = 24 * 3600 * 1000

/** Seals that nobody issued, made once each: only defects sign with one. */
const homemade = new Map<string, Promise<Seal>>()

/** A certificate that nobody issued, whose year of validity began so many days ago, and its key. */
export const homemadeSeal = async (bits = 2048, daysAgo = 0): Promise<Seal> => {
  // Loaded for defects only: it brings 200 modules.
  const { oneYearFrom, selfSigned } = await import('../../pki/issue.ts')
  const from = new Date(Date.now() - daysAgo * dayMs)
  const { certificate, keys } = await selfSigned(
    'CN=CACHET AUTOSIGNE, O=CABINET DE TEST, C=FR',
    oneYearFrom(from),
    bits,
  )
  return {
    key: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: certificate.toString('pem'),
  }
}

const kept = (name: string, make: () => Promise<Seal>): Promise<Seal> => {
  const seal = homemade.get(name) ?? make()
  homemade.set(name, seal)
  return seal
}

/** A seal that nobody issued, as good as another to the eye. */
export const unissuedSeal = (): Promise<Seal> => kept('self-signed', homemadeSeal)

export const vihfSelfSigned = defect(
  'dmp.vihf-self-signed',
  'fail',
  ['dmp.vihfSignerIsTrusted'],
  'Le VIHF est signé par un certificat autosigné',
  'The VIHF is signed by a self-signed certificate',
)

export const vihfSignedByRsa1024 = defect(
  'dmp.vihf-signed-by-rsa-1024',
  'fail',
  ['dmp.vihfSigningKeyIsStrong', 'dmp.vihfSignerIsTrusted'],
  'Le VIHF est signé par une clé RSA de 1024 bits',
  'The VIHF is signed by an RSA key of 1024 bits',
)

export const vihfSignedByAnExpiredCertificate = defect(
  'dmp.vihf-signed-by-an-expired-certificate',
  'fail',
  ['dmp.vihfSignerIsInTime', 'dmp.vihfSignerIsTrusted'],
  'Le VIHF est signé par un certificat expiré',
  'The VIHF is signed by an expired certificate',
)

/** The seal that signs: the practice's, or what a defect puts in its place. */
export const sealOf = async (context: ProductContext): Promise<Seal> => {
  if (context.has(vihfSelfSigned)) return unissuedSeal()
  if (context.has(vihfSignedByRsa1024)) return kept('rsa-1024', () => homemadeSeal(1024))
  if (context.has(vihfSignedByAnExpiredCertificate)) return kept('expired', () => homemadeSeal(2048, 800))
  const { signature } = context.environment.certificates
  const [chain, key] = await Promise.all([readFile(signature.cert, 'utf8'), readFile(signature.key, 'utf8')])
  // The file may hold the chain; the certificate that signs comes first.
  return { key, certificate: new X509Certificate(chain).toString() }
}

/** SHA-256 with RSA: the last place that names it in a certificate is outside what the authority signed. */
const sha256WithRsa = Buffer.from('2a864886f70d01010b', 'hex')

/** The certificate of a signed assertion with one byte changed, where the assertion's own signature does not look. */
export const withCorruptedCertificate = (signed: string): string =>
  signed.replace(/(?<=<ds:X509Certificate>)[^<]*/, (text) => {
    const der = Buffer.from(text, 'base64')
    der[der.lastIndexOf(sha256WithRsa)] = 0x32
    return der.toString('base64')
  })
