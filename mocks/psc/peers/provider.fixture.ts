import { randomUUID, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listenOnItsHosts } from '../../../src/listen/hosts.ts'
import type { RecordedHttp } from '../../../src/listen/recorded.ts'
import { ensurePki } from '../../pki/ensure.ts'
import type { Pki } from '../../pki/store.ts'
import { pscService } from '../service.ts'
import type { PscState } from '../state.ts'

// Pro Santé Connect on real sockets with TLS, as relying parties that this project did not write will meet it.

export const professional = '899700000025'
/** A service that shows its certificate instead of a secret: the test authority’s ORG AUTH_CLI. */
export const certifiedClient = 'service-a-certificat'

export const client = { clientId: 'service-reel', clientSecret: 'secret+de test' }

export interface Provider {
  readonly state: PscState
  readonly issuer: string
  readonly pki: Pki
  /** PEM of the test authority. */
  readonly ca: string
  readonly seen: RecordedHttp[]
  readonly close: () => Promise<void>
}

/** Subject in RFC 2253 order, as an administrator would declare it. */
const subjectOf = (certificate: string): string =>
  new X509Certificate(certificate).subject.split('\n').reverse().join(',')

export const startProvider = async (addresses: {
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
}): Promise<Provider> => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-psc-'))
  const pki = await ensurePki(join(folder, 'pki'))
  const pem = (file: string) => readFileSync(file, 'utf8')
  const ca = pem(pki.files.ca)
  const seen: RecordedHttp[] = []
  const { state, close } = await listenOnItsHosts<PscState>(pscService, {
    host: '127.0.0.1',
    port: 0,
    tls: { cert: pem(pki.files.server.cert), key: pem(pki.files.server.key), ca },
    options: {
      clients: [
        { ...client, ...addresses, ciba: true },
        { clientId: certifiedClient, certificateSubject: subjectOf(pem(pki.files.orgAuthCli.cert)), ...addresses },
      ],
      slowMs: 300,
    },
    now: () => new Date(),
    uuid: randomUUID,
    record: (exchange) => seen.push(exchange),
    failed: () => {},
  })
  const stop = async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { state, issuer: state.issuer, pki, ca, seen, close: stop }
}
