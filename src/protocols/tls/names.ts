import { cipherSuiteNames } from './cipher-suites.ts'

/** Versions under OpenSSL's names, as a handshake that succeeded is told. */
const versionNames: Readonly<Record<string, string>> = {
  '0300': 'SSLv3',
  '0301': 'TLSv1',
  '0302': 'TLSv1.1',
  '0303': 'TLSv1.2',
  '0304': 'TLSv1.3',
}

/** Named groups of the IANA registry: curves, finite fields (RFC 7919), hybrids. */
const groupNames: Readonly<Record<string, string>> = {
  '0001': 'sect163k1',
  '0002': 'sect163r1',
  '0003': 'sect163r2',
  '0004': 'sect193r1',
  '0005': 'sect193r2',
  '0006': 'sect233k1',
  '0007': 'sect233r1',
  '0008': 'sect239k1',
  '0009': 'sect283k1',
  '000A': 'sect283r1',
  '000B': 'sect409k1',
  '000C': 'sect409r1',
  '000D': 'sect571k1',
  '000E': 'sect571r1',
  '000F': 'secp160k1',
  '0010': 'secp160r1',
  '0011': 'secp160r2',
  '0012': 'secp192k1',
  '0013': 'secp192r1',
  '0014': 'secp224k1',
  '0015': 'secp224r1',
  '0016': 'secp256k1',
  '0017': 'secp256r1',
  '0018': 'secp384r1',
  '0019': 'secp521r1',
  '001A': 'brainpoolP256r1',
  '001B': 'brainpoolP384r1',
  '001C': 'brainpoolP512r1',
  '001D': 'x25519',
  '001E': 'x448',
  '001F': 'brainpoolP256r1tls13',
  '0020': 'brainpoolP384r1tls13',
  '0021': 'brainpoolP512r1tls13',
  '0100': 'ffdhe2048',
  '0101': 'ffdhe3072',
  '0102': 'ffdhe4096',
  '0103': 'ffdhe6144',
  '0104': 'ffdhe8192',
  '11EB': 'SecP256r1MLKEM768',
  '11EC': 'X25519MLKEM768',
  '11ED': 'SecP384r1MLKEM1024',
}

/** Signature schemes of TLS 1.3; the pairs of TLS 1.2 that have no such name are shown hash and signature. */
const signatureNames: Readonly<Record<string, string>> = {
  '0201': 'rsa_pkcs1_sha1',
  '0203': 'ecdsa_sha1',
  '0401': 'rsa_pkcs1_sha256',
  '0403': 'ecdsa_secp256r1_sha256',
  '0501': 'rsa_pkcs1_sha384',
  '0503': 'ecdsa_secp384r1_sha384',
  '0601': 'rsa_pkcs1_sha512',
  '0603': 'ecdsa_secp521r1_sha512',
  '0804': 'rsa_pss_rsae_sha256',
  '0805': 'rsa_pss_rsae_sha384',
  '0806': 'rsa_pss_rsae_sha512',
  '0807': 'ed25519',
  '0808': 'ed448',
  '0809': 'rsa_pss_pss_sha256',
  '080A': 'rsa_pss_pss_sha384',
  '080B': 'rsa_pss_pss_sha512',
  '081A': 'ecdsa_brainpoolP256r1tls13_sha256',
  '081B': 'ecdsa_brainpoolP384r1tls13_sha384',
  '081C': 'ecdsa_brainpoolP512r1tls13_sha512',
  '0904': 'mldsa44',
  '0905': 'mldsa65',
  '0906': 'mldsa87',
}

const hashes = ['none', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']
const signatures = ['anonymous', 'rsa', 'dsa', 'ecdsa']

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')

/** Values that mean nothing, sent so that servers learn to ignore what they do not know (RFC 8701). */
const isGrease = (code: number): boolean => (code & 0x0f0f) === 0x0a0a && code >> 8 === (code & 0xff)

const named = (names: Readonly<Record<string, string>>, code: number): string =>
  names[hex(code)] ?? (isGrease(code) ? 'GREASE' : `0x${hex(code)}`)

export const versionName = (code: number): string => named(versionNames, code)
export const cipherSuiteName = (code: number): string => named(cipherSuiteNames, code)
export const groupName = (code: number): string => named(groupNames, code)

export const signatureName = (code: number): string => {
  const hash = hashes[code >> 8]
  const signature = signatures[code & 0xff]
  return (
    signatureNames[hex(code)] ??
    (hash !== undefined && signature !== undefined ? `${signature}_${hash}` : named({}, code))
  )
}
