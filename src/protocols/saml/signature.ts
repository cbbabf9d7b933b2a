import { X509Certificate } from 'node:crypto'
import { DOMParser, type Element } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'
import type { Text } from '../../model/text.ts'
import { assertionTexts } from './assertion-text.ts'
import { subjectOf } from './dn.ts'
import { envelopedSignature, exclusiveC14n, saml2, xmldsig } from './names.ts'

/** What the signature of an assertion shows. Nothing here looks at a clock: validity in time is another question. */
export interface SignatureReport {
  readonly present: boolean
  readonly valid: boolean
  /** Why it is not valid; absent when it is. */
  readonly reason?: Text
  /** The certificate in KeyInfo, when it can be read. Whoever has a clock or an authority judges it. */
  readonly certificate?: X509Certificate
  /** Subject of the certificate in KeyInfo, in RFC 2253 order. */
  readonly certificateSubject?: string
  /** Short name of the signature algorithm when known (`rsa-sha256`, `rsa-sha1`), else its URI. */
  readonly algorithm?: string
}

const shortNames: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'rsa-sha256',
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': 'rsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'rsa-sha512',
}

const childrenOf = (element: Element, ns: string, name: string): readonly Element[] =>
  Array.from(element.childNodes).filter(
    (node): node is Element =>
      node.nodeType === 1 && (node as Element).namespaceURI === ns && (node as Element).localName === name,
  )

const at = (from: Element | undefined, ...names: readonly string[]): Element | undefined =>
  names.reduce<Element | undefined>((element, name) => element && childrenOf(element, xmldsig, name)[0], from)

const algorithmOf = (element: Element | undefined): string => element?.getAttribute('Algorithm') ?? ''

const pemOf = (base64: string): string =>
  `-----BEGIN CERTIFICATE-----\n${(base64.replace(/\s/g, '').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`

/** Why the references do not cover exactly this assertion, or undefined when they do. */
const referenceProblem = (signature: Element, id: string): Text | undefined => {
  const signedInfo = at(signature, 'SignedInfo')
  const references = signedInfo === undefined ? [] : childrenOf(signedInfo, xmldsig, 'Reference')
  const [reference] = references
  if (reference === undefined || references.length !== 1) {
    return {
      fr: `${references.length} références signées, une seule est attendue`,
      en: `${references.length} signed references, exactly one is expected`,
    }
  }
  const uri = reference.getAttribute('URI') ?? ''
  if (id === '' || uri !== `#${id}`) {
    return {
      fr: `la signature porte sur « ${uri} » et non sur l’assertion « ${id} »`,
      en: `the signature covers "${uri}" and not the assertion "${id}"`,
    }
  }
  const transforms = at(reference, 'Transforms')
  const algorithms = (transforms === undefined ? [] : childrenOf(transforms, xmldsig, 'Transform')).map(algorithmOf)
  const [first, second, ...more] = algorithms
  // SAML core 5.4.4: these two, with or without comments, and nothing else.
  if (first !== envelopedSignature || second?.replace(/WithComments$/, '') !== exclusiveC14n || more.length > 0) {
    return {
      fr: `transformations inattendues : ${algorithms.join(', ')}`,
      en: `unexpected transforms: ${algorithms.join(', ')}`,
    }
  }
  return undefined
}

const cryptographicProblem = (xml: string, signature: Element, certificate: string): Text | undefined => {
  try {
    const signed = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null })
    signed.loadSignature(signature)
    if (signed.checkSignature(xml)) return undefined
    return { fr: 'la valeur de la signature est fausse', en: 'the signature value is wrong' }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { fr: `signature invérifiable : ${message}`, en: `the signature does not verify: ${message}` }
  }
}

const certificateOf = (signature: Element): X509Certificate | undefined => {
  const text = at(signature, 'KeyInfo', 'X509Data', 'X509Certificate')?.textContent
  if (text === undefined || text === null) return undefined
  try {
    return new X509Certificate(pemOf(text))
  } catch {
    return undefined
  }
}

const quietParser = (): DOMParser =>
  new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message)
    },
  })

const absent: SignatureReport = {
  present: false,
  valid: false,
  reason: { fr: 'aucune assertion signée', en: 'no signed assertion' },
}

/** A VIHF has some six thousand characters. A longer one is not put into a DOM, which takes a thousand times its size. */
const longest = 256 * 1024

const tooLong: SignatureReport = {
  present: true,
  valid: false,
  reason: {
    fr: `l’assertion a plus de ${longest} caractères`,
    en: `the assertion has more than ${longest} characters`,
  },
}

/** The assertion of a text that holds one and nothing else. */
const assertionIn = (text: string): Element | undefined => {
  try {
    return quietParser().parseFromString(text, 'text/xml').getElementsByTagNameNS(saml2, 'Assertion')[0]
  } catch {
    return undefined
  }
}

/**
 * Verifies the enveloped XML signature of the only assertion of a message: a direct child of the assertion, one reference,
 * to the assertion's own ID (no wrapping), enveloped then exclusive canonicalisation, certificate taken from KeyInfo.
 * Whether that certificate is trusted is not judged here. RSA with SHA-256, SHA-512 and, as in old samples, SHA-1.
 * `xml` is the whole SOAP message, or the assertion alone.
 */
export const verifyAssertionSignature = (xml: string | Uint8Array): SignatureReport => {
  // Every assertion of the message, to be certain that the one that is signed is the one that is read.
  const texts = assertionTexts(xml)
  const text = texts.at(-1)
  if (text !== undefined && text.length > longest) return tooLong
  const assertion = text === undefined ? undefined : assertionIn(text)
  if (text === undefined || assertion === undefined) return absent
  const [signature] = childrenOf(assertion, xmldsig, 'Signature')
  if (signature === undefined) return absent
  const uri = algorithmOf(at(signature, 'SignedInfo', 'SignatureMethod'))
  const certificate = certificateOf(signature)
  const seen = {
    present: true,
    algorithm: shortNames[uri] ?? uri,
    ...(certificate && { certificate, certificateSubject: subjectOf(certificate) }),
  }
  const invalid = (reason: Text): SignatureReport => ({ ...seen, valid: false, reason })
  if (texts.length > 1) {
    return invalid({ fr: 'le message porte plusieurs assertions', en: 'the message carries several assertions' })
  }
  const outside = referenceProblem(signature, assertion.getAttribute('ID') ?? '')
  if (outside !== undefined) return invalid(outside)
  if (certificate === undefined) {
    return invalid({ fr: 'KeyInfo ne porte pas de certificat lisible', en: 'KeyInfo carries no readable certificate' })
  }
  const problem = cryptographicProblem(text, signature, certificate.toString())
  return problem === undefined ? { ...seen, valid: true } : invalid(problem)
}
