import type { X509Certificate } from 'node:crypto'

/** One line of a node:crypto subject is one RDN, in certificate order; RFC 2253 writes them last first. */
const rdns = (lines: string): readonly string[] => lines.split('\n').filter((line) => line !== '')

/** The subject of a certificate as RFC 2253 orders it: `CN=…,OU=…,O=…,C=FR`. */
export const subjectOf = (certificate: X509Certificate): string => rdns(certificate.subject).toReversed().join(',')

const parts = (name: string): readonly string[] =>
  name
    .split(/(?<!\\)[,\n]/)
    .map((rdn) => rdn.trim().replace(/\s*=\s*/, '='))
    .filter((rdn) => rdn !== '')
    .map((rdn) => rdn.replace(/^[^=]+/, (type) => type.toUpperCase()))

/** Whether two distinguished names are the same, whichever end they start from and however they are spaced. */
export const sameDistinguishedName = (one: string, other: string): boolean => {
  const [a, b] = [parts(one), parts(other)]
  return [b, b.toReversed()].some((order) => order.length === a.length && order.every((rdn, at) => rdn === a[at]))
}
