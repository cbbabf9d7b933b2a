import { X509Certificate } from 'node:crypto'
import type { Identity } from '../../../src/model/pilot.ts'
import { subjectOf } from '../../../src/protocols/saml/dn.ts'
import { signAssertion } from '../../../src/protocols/saml/sign.ts'
import { wsse } from '../../../src/protocols/soap/namespaces.ts'
import { el, type Markup, raw } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { refusedAssertion } from './refused.ts'
import { sealOf, withCorruptedCertificate } from './seal.ts'
import { vihfAssertion } from './vihf.ts'

export const vihfSignedWithSha1 = defect(
  'dmp.vihf-signed-with-sha1',
  'warn',
  ['dmp.vihfSignatureIsStrong'],
  'Le VIHF est signé avec SHA-1',
  'The VIHF is signed with SHA-1',
)

export const vihfNotSigned = defect(
  'dmp.vihf-not-signed',
  'fail',
  ['dmp.vihfIsSigned'],
  'Le VIHF n’est pas signé',
  'The VIHF is not signed',
)

/** The `wsse:Security` header of a transaction: the VIHF signed with the practice's seal. */
export const securityToken = async (context: ProductContext, patient: Identity): Promise<Markup> => {
  const seal = await sealOf(context)
  const written = vihfAssertion(context, patient, subjectOf(new X509Certificate(seal.certificate)))
  const plain = refusedAssertion(written.xml, context)
  const method = context.has(vihfSignedWithSha1) ? 'rsa-sha1' : 'rsa-sha256'
  const signed = context.has(vihfNotSigned) ? plain : signAssertion(plain, seal, method)
  return el('wsse:Security', { 'xmlns:wsse': wsse }, raw(altered(signed, context)))
}

export const vihfCertificateCorrupted = defect(
  'dmp.vihf-certificate-corrupted',
  'fail',
  ['dmp.vihfSigningCertificateIsWhole', 'dmp.vihfSignerIsTrusted'],
  'Le certificat qui signe le VIHF est altéré',
  'The certificate that signs the VIHF is corrupted',
)

export const vihfAlteredAfterSignature = defect(
  'dmp.vihf-altered-after-signature',
  'fail',
  ['dmp.vihfIsSigned'],
  'Le VIHF est modifié après sa signature',
  'The VIHF is altered after its signature',
)

const altered = (signed: string, context: ProductContext): string => {
  if (context.has(vihfCertificateCorrupted)) return withCorruptedCertificate(signed)
  if (!context.has(vihfAlteredAfterSignature)) return signed
  return signed.replace(`>${context.software.version}<`, '>9.9.9<')
}
