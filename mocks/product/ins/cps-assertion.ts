import { randomUUID, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { subjectOf } from '../../../src/protocols/saml/dn.ts'
import { saml2, x509SubjectName } from '../../../src/protocols/saml/names.ts'
import { signAssertion } from '../../../src/protocols/saml/sign.ts'
import { wsse } from '../../../src/protocols/soap/namespaces.ts'
import { el, type Markup, raw } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { homemadeSeal, type Seal, unissuedSeal, withCorruptedCertificate } from '../dmp/seal.ts'
import {
  cpsAssertionAltered,
  cpsAssertionNotSigned,
  cpsAssertionSignedByAnExpiredCertificate,
  cpsAssertionSignerCorrupted,
  refusedAssertion,
  refusedByItsAssertion,
} from './refused.ts'

export const cpsAssertionSelfSigned = defect(
  'ins.cps-assertion-self-signed',
  'warn',
  ['ins.assertionToInsiIsOneThatItTakes'],
  'L’assertion CPS est signée par un certificat que personne n’a émis',
  'The CPS assertion is signed by a certificate that nobody issued',
)

export const cpsAssertionExpired = defect(
  'ins.cps-assertion-expired',
  'warn',
  ['ins.assertionToInsiIsOneThatItTakes'],
  'L’assertion CPS a été émise deux heures plus tôt',
  'The CPS assertion was issued two hours before',
)

export const cpsAssertionDated2099 = defect(
  'ins.cps-assertion-dated-2099',
  'warn',
  ['ins.assertionToInsiIsOneThatItTakes'],
  'L’assertion CPS est datée de 2099',
  'The CPS assertion is dated 2099',
)

export const cpsAssertionWithoutClientCertificate = defect(
  'ins.cps-assertion-without-client-certificate',
  'warn',
  ['ins.assertionToInsiIsOneThatItTakes'],
  'L’assertion CPS part sans certificat client',
  'The CPS assertion leaves without a client certificate',
)

/** Defects by which the product calls in its professional's name, and does it wrong. */
const byAssertion = [
  cpsAssertionSelfSigned,
  cpsAssertionExpired,
  cpsAssertionDated2099,
  cpsAssertionWithoutClientCertificate,
  ...refusedByItsAssertion,
] as const

export const callsByAssertion = ({ has }: ProductContext): boolean => byAssertion.some(has)

const issuedAt = ({ has }: ProductContext): string => {
  if (has(cpsAssertionDated2099)) return '2099-01-01T00:00:00Z'
  const past = has(cpsAssertionExpired) ? 2 * 3_600_000 : 0
  return new Date(Date.now() - past).toISOString()
}

const sealOf = async ({ has, environment }: ProductContext): Promise<Seal> => {
  if (has(cpsAssertionSelfSigned)) return unissuedSeal()
  if (has(cpsAssertionSignedByAnExpiredCertificate)) return homemadeSeal(2048, 800)
  const { signature } = environment.certificates
  const [chain, key] = await Promise.all([readFile(signature.cert, 'utf8'), readFile(signature.key, 'utf8')])
  return { key, certificate: new X509Certificate(chain).toString() }
}

const sealed = (plain: string, seal: Seal, { has }: ProductContext): string => {
  if (has(cpsAssertionNotSigned)) return plain
  const signed = signAssertion(plain, seal)
  if (has(cpsAssertionSignerCorrupted)) return withCorruptedCertificate(signed)
  return has(cpsAssertionAltered) ? signed.replace('991234567', '991234568') : signed
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
  return el('wsse:Security', { 'xmlns:wsse': wsse }, raw(sealed(refusedAssertion(plain.xml, context), seal, context)))
}
