import { X509Certificate } from 'node:crypto'
import type { Text } from '../../model/text.ts'

/** One DER element: where its content begins, and where it ends. Lengths up to 2^32 (X.690, 8.1.3). */
interface DerElement {
  readonly tag: number
  readonly content: number
  readonly end: number
}

const derAt = (der: Uint8Array, at: number): DerElement | undefined => {
  const [tag, first] = [der[at], der[at + 1]]
  if (tag === undefined || first === undefined) return undefined
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 4) return undefined
  let length = first < 0x80 ? first : 0
  for (let index = 0; index < lengthBytes; index++) length = length * 256 + (der[at + 2 + index] ?? 0)
  const content = at + 2 + lengthBytes
  return content + length <= der.length ? { tag, content, end: content + length } : undefined
}

const childrenOf = (der: Uint8Array, parent: DerElement | undefined): readonly (DerElement & { start: number })[] => {
  const children: (DerElement & { start: number })[] = []
  for (let at = parent?.content ?? 0; parent !== undefined && at < parent.end; ) {
    const child = derAt(der, at)
    if (child === undefined) break
    children.push({ ...child, start: at })
    at = child.end
  }
  return children
}

const explicitVersion = 0xa0

/** The two places where a certificate names the algorithm of its own signature, as hexadecimal. */
const signatureAlgorithms = (der: Uint8Array): readonly [inside: string, outside: string] => {
  const [signed, outside] = childrenOf(der, derAt(der, 0))
  const fields = childrenOf(der, signed)
  const inside = fields[fields[0]?.tag === explicitVersion ? 2 : 1]
  const hex = (element: (DerElement & { start: number }) | undefined): string =>
    element === undefined ? '' : Buffer.from(der.subarray(element.start, element.end)).toString('hex')
  return [hex(inside), hex(outside)]
}

/**
 * Why a certificate that can be read is nevertheless not one that an authority issued, or undefined when nothing shows:
 * RFC 5280, 4.1.1.2, wants the algorithm of the signature written twice, the same.
 */
export const certificateProblem = (certificate: X509Certificate): Text | undefined => {
  const [inside, outside] = signatureAlgorithms(certificate.raw)
  if (inside !== '' && inside === outside) return undefined
  return {
    fr: 'le certificat est altéré : l’algorithme de sa signature n’est pas celui qu’il annonce',
    en: 'the certificate is corrupted: the algorithm of its signature is not the one that it announces',
  }
}

/** The certificates of a PEM bundle, in order. @throws Error when one of them is no certificate */
export const certificatesIn = (pem: string): readonly X509Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (block) => new X509Certificate(block),
  )

/** Whether one of these authorities issued the certificate: it names one, and the signature is that one's. */
export const isIssuedBy = (certificate: X509Certificate, authorities: readonly X509Certificate[]): boolean =>
  authorities.some((authority) => {
    try {
      return certificate.checkIssued(authority) && certificate.verify(authority.publicKey)
    } catch {
      // An algorithm that nobody knows, or a signature that is no signature: not issued by this one.
      return false
    }
  })
