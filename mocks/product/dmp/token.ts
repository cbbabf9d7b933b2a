import { X509Certificate } from 'node:crypto'
import type { Identity } from '../../../src/model/pilot.ts'
import { subjectOf } from '../../../src/protocols/saml/dn.ts'
import { signAssertion } from '../../../src/protocols/saml/sign.ts'
import { wsse } from '../../../src/protocols/soap/namespaces.ts'
import { el, type Markup, raw } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'
import { sealOf, withCorruptedCertificate } from './seal.ts'
import { vihfAssertion } from './vihf.ts'

/** The `wsse:Security` header of a transaction: the VIHF signed with the practice's seal. */
export const securityToken = async (context: ProductContext, patient: Identity): Promise<Markup> => {
  const seal = await sealOf(context)
  const plain = vihfAssertion(context, patient, subjectOf(new X509Certificate(seal.certificate))).xml
  const method = context.has('dmp.vihf-signed-with-sha1') ? 'rsa-sha1' : 'rsa-sha256'
  const signed = context.has('dmp.vihf-not-signed') ? plain : signAssertion(plain, seal, method)
  return el('wsse:Security', { 'xmlns:wsse': wsse }, raw(altered(signed, context)))
}

const altered = (signed: string, context: ProductContext): string => {
  if (context.has('dmp.vihf-certificate-corrupted')) return withCorruptedCertificate(signed)
  if (!context.has('dmp.vihf-altered-after-signature')) return signed
  return signed.replace(`>${context.software.version}<`, '>9.9.9<')
}
