import { KeyObject } from 'node:crypto'
import type { X509Certificate, X509Crl } from '@peculiar/x509'
import {
  beginningAfter,
  elsewhere,
  endedBefore,
  type Issued,
  intermediateAuthority,
  type KeyPair,
  leaf,
  oneYearFrom,
  type Purpose,
  rootAuthority,
  selfSignedServer,
} from './issue.ts'
import { revocationList } from './revocation.ts'
import type { LeafName } from './store.ts'
import {
  crlUrl,
  organisationSubject,
  organisationsSubject,
  otherRootSubject,
  rootCrlUrl,
  rootSubject,
  serverSubject,
} from './subjects.ts'

/** The whole hierarchy as PEM texts. `cert` is the leaf followed by its intermediate, when it has one. */
export interface Hierarchy {
  /** Root and intermediate. */
  readonly ca: string
  /** Revocation list of the intermediate. */
  readonly crl: string
  /** Revocation list of the root: a verifier that checks the whole chain asks for it too. */
  readonly rootCrl: string
  readonly leaves: Readonly<Record<LeafName, { readonly cert: string; readonly key: string }>>
}

const pemOf = (...parts: readonly X509Certificate[]): string =>
  parts.map((part) => `${part.toString('pem').trim()}\n`).join('')

/** RFC 7468 label; the library's own is one that OpenSSL does not read. */
const crlPem = (list: X509Crl): string => {
  const lines =
    Buffer.from(list.rawData)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN X509 CRL-----\n${lines.join('\n')}\n-----END X509 CRL-----\n`
}

const privatePem = ({ keys }: Issued): string =>
  KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString()

/** Makes a new hierarchy, valid one year from `now`: root, organisations authority, leaves, revocation lists. */
export const makeHierarchy = async (now: Date): Promise<Hierarchy> => {
  const validity = oneYearFrom(now)
  const [root, otherRoot] = await Promise.all([
    rootAuthority(rootSubject, validity),
    rootAuthority(otherRootSubject, validity),
  ])
  const organisations = await intermediateAuthority(root, organisationsSubject, validity, rootCrlUrl)
  const own = (purpose: Purpose, subject: string, lasting = validity, keys?: KeyPair) =>
    leaf(organisations, purpose, subject, lasting, crlUrl, keys)

  const [
    server,
    insiManu,
    insiAuto,
    orgAuthCli,
    signature,
    expiredServer,
    revokedServer,
    otherAuthorityServer,
    otherHostServer,
  ] = await Promise.all([
    own('server', serverSubject('localhost')),
    // INSi compares the CN with these two spellings and refuses anything else (DESIR_560).
    own('client', organisationSubject('INSI-MANU')),
    own('client', organisationSubject('INSI-AUTO')),
    own('client', organisationSubject('AUTH-CLI TEST BANC SEGUR')),
    own('signature', organisationSubject('CACHET TEST BANC SEGUR')),
    own('server', serverSubject('localhost'), endedBefore(now)),
    own('server', serverSubject('localhost')),
    leaf(otherRoot, 'server', serverSubject('localhost'), validity, crlUrl),
    own('serverElsewhere', serverSubject(elsewhere)),
  ])
  // What is wrong with these is not their key, which takes time to make.
  const { keys } = server
  const [notYetValidServer, wrongUsageServer, ownServer] = await Promise.all([
    own('server', serverSubject('localhost'), beginningAfter(now), keys),
    own('serverByUsageOfClient', serverSubject('localhost'), validity, keys),
    selfSignedServer(serverSubject('localhost'), validity, keys),
  ])
  const chained = (issued: Issued) => ({
    cert: pemOf(issued.certificate, organisations.certificate),
    key: privatePem(issued),
  })
  const [crl, rootCrl] = await Promise.all([
    revocationList(organisations, [revokedServer], validity),
    revocationList(root, [], validity),
  ])
  return {
    ca: pemOf(root.certificate, organisations.certificate),
    crl: crlPem(crl),
    rootCrl: crlPem(rootCrl),
    leaves: {
      server: chained(server),
      insiManu: chained(insiManu),
      insiAuto: chained(insiAuto),
      orgAuthCli: chained(orgAuthCli),
      signature: chained(signature),
      expiredServer: chained(expiredServer),
      revokedServer: chained(revokedServer),
      otherAuthorityServer: {
        cert: pemOf(otherAuthorityServer.certificate),
        key: privatePem(otherAuthorityServer),
      },
      otherHostServer: chained(otherHostServer),
      notYetValidServer: chained(notYetValidServer),
      wrongUsageServer: chained(wrongUsageServer),
      selfSignedServer: { cert: pemOf(ownServer.certificate), key: privatePem(ownServer) },
    },
  }
}
