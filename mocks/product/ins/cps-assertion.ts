import { randomUUID, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { subjectOf } from '../../../src/protocols/saml/dn.ts'
import { saml2, x509SubjectName } from '../../../src/protocols/saml/names.ts'
import { signAssertion } from '../../../src/protocols/saml/sign.ts'
import { wsse } from '../../../src/protocols/soap/namespaces.ts'
import { el, type Markup, raw } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'
import { type Seal, unissuedSeal } from '../dmp/seal.ts'

/** Defects by which the product calls in its professional's name, and does it wrong. */
const byAssertion = [
  'ins.cps-assertion-self-signed',
  'ins.cps-assertion-expired',
  'ins.cps-assertion-dated-2099',
  'ins.cps-assertion-without-client-certificate',
] as const

export const callsByAssertion = ({ has }: ProductContext): boolean => byAssertion.some(has)

const issuedAt = ({ has }: ProductContext): string => {
  if (has('ins.cps-assertion-dated-2099')) return '2099-01-01T00:00:00Z'
  const past = has('ins.cps-assertion-expired') ? 2 * 3_600_000 : 0
  return new Date(Date.now() - past).toISOString()
}

const sealOf = async ({ has, environment }: ProductContext): Promise<Seal> => {
  if (has('ins.cps-assertion-self-signed')) return unissuedSeal()
  const { signature } = environment.certificates
  const [chain, key] = await Promise.all([readFile(signature.cert, 'utf8'), readFile(signature.key, 'utf8')])
  return { key, certificate: new X509Certificate(chain).toString() }
}

/** The header of a call by CPS card: the professional's assertion, signed. */
export const cpsSecurity = async (context: ProductContext): Promise<Markup> => {
  const seal = await sealOf(context)
  const attribute = (name: string, value: string) =>
    el('saml:Attribute', { Name: name }, el('saml:AttributeValue', {}, value))
  const plain = el(
    'saml:Assertion',
    { 'xmlns:saml': saml2, ID: `_${randomUUID()}`, Version: '2.0', IssueInstant: issuedAt(context) },
    el('saml:Issuer', { Format: x509SubjectName }, subjectOf(new X509Certificate(seal.certificate))),
    el('saml:Subject', {}, el('saml:NameID', { NameQualifier: 'CPS' }, context.user().nationalId)),
    el(
      'saml:AttributeStatement',
      {},
      attribute('identifiantFacturation', '991234567'),
      attribute('secteurActivite', 'SA05'),
    ),
  )
  return el('wsse:Security', { 'xmlns:wsse': wsse }, raw(signAssertion(plain.xml, seal)))
}
