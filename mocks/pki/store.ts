import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Hierarchy } from './hierarchy.ts'

/** Certificates with a key, by their name in `Pki.files`, and the base name of their files. */
export const leafFiles = {
  server: 'server',
  insiManu: 'insi-manu',
  insiAuto: 'insi-auto',
  orgAuthCli: 'org-auth-cli',
  signature: 'signature',
  expiredServer: 'server-expired',
  revokedServer: 'server-revoked',
  otherAuthorityServer: 'server-other-authority',
  otherHostServer: 'server-other-host',
  notYetValidServer: 'server-not-yet-valid',
  selfSignedServer: 'server-self-signed',
  wrongUsageServer: 'server-wrong-usage',
} as const

export type LeafName = keyof typeof leafFiles

/** Absolute paths of a PEM certificate chain and of its PKCS #8 key. */
export interface CertificateFiles {
  readonly cert: string
  readonly key: string
}

/** The test authority on disk. All paths are absolute, all files PEM. */
export interface Pki {
  readonly folder: string
  readonly files: Readonly<Record<LeafName, CertificateFiles>> & {
    /** Root and intermediate: what a client trusts. */
    readonly ca: string
    readonly crl: string
    readonly rootCrl: string
  }
}

/** Raised whenever subjects, usages or files change, so that a folder made by an older bench is made again. */
const layout = '3'

const shared = { ca: 'ca.pem', crl: 'organisations.crl.pem', rootCrl: 'root.crl.pem' } as const
const names = Object.entries(leafFiles) as [LeafName, string][]

/** Every name that this store writes: anything else in the folder is somebody's. */
export const ownFiles: readonly string[] = [
  ...Object.values(shared),
  'layout',
  '.gitignore',
  ...names.flatMap(([, base]) => [`${base}.pem`, `${base}.key.pem`]),
]

export const pkiIn = (folder: string): Pki => {
  const at = (name: string) => join(resolve(folder), name)
  const leaves = Object.fromEntries(
    names.map(([name, base]) => [name, { cert: at(`${base}.pem`), key: at(`${base}.key.pem`) }]),
  ) as Record<LeafName, CertificateFiles>
  return {
    folder: resolve(folder),
    files: { ...leaves, ca: at(shared.ca), crl: at(shared.crl), rootCrl: at(shared.rootCrl) },
  }
}

/** Writes a hierarchy into a new folder; keys are readable by their owner only. */
export const writePki = async (folder: string, made: Hierarchy): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { files } = pkiIn(folder)
  const secret = { mode: 0o600 }
  await Promise.all([
    writeFile(files.ca, made.ca),
    writeFile(files.crl, made.crl),
    writeFile(files.rootCrl, made.rootCrl),
    // A vendor may well keep this folder in a checkout: no key goes into its history.
    writeFile(join(folder, '.gitignore'), '*\n'),
    writeFile(join(folder, 'layout'), layout),
    ...names.flatMap(([name]) => [
      writeFile(files[name].cert, made.leaves[name].cert),
      writeFile(files[name].key, made.leaves[name].key, secret),
    ]),
  ])
}

/** Leaves that the organisations' authority did not issue, and leaves of another time. */
const issuedElsewhere: readonly LeafName[] = ['otherAuthorityServer', 'selfSignedServer']
const outOfTime: readonly LeafName[] = ['expiredServer', 'notYetValidServer']

const certificatesOf = (pem: string): X509Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (block) => new X509Certificate(block),
  )

const covers = (certificate: X509Certificate, from: Date, until: Date): boolean =>
  new Date(certificate.validFrom) <= from && new Date(certificate.validTo) >= until

/** Whether the folder holds a whole hierarchy, keys matching, chains unbroken, valid from `from` to `until`. */
export const isIntact = async (folder: string, from: Date, until: Date): Promise<boolean> => {
  try {
    const { files } = pkiIn(folder)
    if ((await readFile(join(folder, 'layout'), 'utf8')) !== layout) return false
    const lists = await Promise.all([readFile(files.crl, 'utf8'), readFile(files.rootCrl, 'utf8')])
    if (!lists.every((list) => /^-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----\s*$/.test(list))) return false
    const [root, organisations] = certificatesOf(await readFile(files.ca, 'utf8'))
    if (!root || !organisations?.verify(root.publicKey)) return false
    if (!covers(root, from, until) || !covers(organisations, from, until)) return false
    for (const [name] of names) {
      const [certificate] = certificatesOf(await readFile(files[name].cert, 'utf8'))
      if (!certificate?.checkPrivateKey(createPrivateKey(await readFile(files[name].key)))) return false
      if (!issuedElsewhere.includes(name) && !certificate.verify(organisations.publicKey)) return false
      if (!outOfTime.includes(name) && !covers(certificate, from, until)) return false
    }
    return true
  } catch {
    // Missing or unreadable: whatever the reason, the remedy is to make it again, which reports its own errors.
    return false
  }
}
