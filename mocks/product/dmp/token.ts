import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Identity } from '../../../src/model/pilot.ts'
import { subjectOf } from '../../../src/protocols/saml/dn.ts'
import { signAssertion } from '../../../src/protocols/saml/sign.ts'
import { wsse } from '../../../src/protocols/soap/namespaces.ts'
import { el, type Markup, raw } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'
import { vihfAssertion } from './vihf.ts'

/** The `wsse:Security` header of a transaction: the VIHF signed with the practice's seal. */
export const securityToken = async (context: ProductContext, patient: Identity): Promise<Markup> => {
  const { signature } = context.environment.certificates
  const [chain, key] = await Promise.all([readFile(signature.cert, 'utf8'), readFile(signature.key, 'utf8')])
  // The file may hold the chain; the certificate that signs comes first.
  const certificate = new X509Certificate(chain)
  const plain = vihfAssertion(context, patient, subjectOf(certificate)).xml
  const signed = context.has('dmp.vihf-not-signed')
    ? plain
    : signAssertion(plain, { key, certificate: certificate.toString() })
  const sent = context.has('dmp.vihf-altered-after-signature')
    ? signed.replace(`>${context.software.version}<`, '>9.9.9<')
    : signed
  return el('wsse:Security', { 'xmlns:wsse': wsse }, raw(sent))
}
