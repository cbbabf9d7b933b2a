import { X509Certificate } from 'node:crypto'
import { connect, createServer, type TLSSocket } from 'node:tls'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Hierarchy, makeHierarchy } from './hierarchy.ts'
import type { LeafName } from './store.ts'

let made: Hierarchy
beforeAll(async () => {
  made = await makeHierarchy(new Date())
})

const split = (pem: string) =>
  pem
    .split(/(?<=-----END CERTIFICATE-----\n)/)
    .filter((part) => part.includes('BEGIN'))
    .map((part) => new X509Certificate(part))

/** What a client that checks chain, host name and revocation says of a server certificate; undefined when it trusts it. */
const refusal = async (name: LeafName, host = '127.0.0.1'): Promise<string | undefined> => {
  const server = createServer({ ...made.leaves[name] }, (socket) => socket.end())
  server.on('tlsClientError', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  const client: TLSSocket = connect({
    host: '127.0.0.1',
    port,
    servername: host === 'localhost' ? host : '',
    ca: made.ca,
    crl: [made.crl, made.rootCrl],
  })
  const outcome = await new Promise<string | undefined>((done) => {
    client.once('secureConnect', () => done(undefined))
    client.once('error', (error: Error & { code?: string }) => done(error.code ?? error.message))
  })
  client.destroy()
  await new Promise((done) => server.close(done))
  return outcome
}

describe('the hierarchy', () => {
  test('the leaf chains to the intermediate and the intermediate to the root', () => {
    const [root, intermediate] = split(made.ca)
    const [leaf, sent] = split(made.leaves.insiManu.cert)
    if (!root || !intermediate || !leaf || !sent) throw new Error('a certificate is missing')
    expect(sent.fingerprint256).toBe(intermediate.fingerprint256)
    expect(leaf.verify(intermediate.publicKey)).toBe(true)
    expect(leaf.verify(root.publicKey)).toBe(false)
    expect(intermediate.verify(root.publicKey)).toBe(true)
    expect([root.ca, intermediate.ca, leaf.ca]).toEqual([true, true, false])
    for (const { subject } of [root, intermediate]) expect(subject).toMatch(/CN=AC .*TEST BANC SEGUR/)
  })

  test('organisation certificates carry the expected CN and the structure identifier as OU', () => {
    const subjects = (['insiManu', 'insiAuto', 'orgAuthCli', 'signature'] as const).map(
      (name) => split(made.leaves[name].cert)[0]?.subject,
    )
    expect(subjects[0]).toBe('C=FR\nST=Dept (99)\nO=CABINET DE TEST BANC SEGUR\nOU=10B0999999\nCN=INSI-MANU')
    expect(subjects[1]).toMatch(/\nCN=INSI-AUTO$/)
    for (const subject of subjects) expect(subject).toMatch(/\nOU=1\w{9}\n/)
  })

  test('usages follow the purpose', () => {
    const usages = (name: LeafName) => split(made.leaves[name].cert)[0]?.keyUsage
    expect(usages('server')).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect(usages('orgAuthCli')).toEqual(['1.3.6.1.5.5.7.3.2'])
    expect(usages('signature')).toBeUndefined()
  })

  test('a strict client trusts the server certificate by name and by address', async () => {
    expect(await refusal('server', 'localhost')).toBeUndefined()
    expect(await refusal('server')).toBeUndefined()
    const [leaf] = split(made.leaves.server.cert)
    expect(leaf?.checkIP('::1')).toBe('::1')
  })

  test.each([
    ['expiredServer', 'CERT_HAS_EXPIRED'],
    ['revokedServer', 'CERT_REVOKED'],
    ['otherAuthorityServer', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['otherHostServer', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('a strict client refuses %s with %s', async (name, code) => {
    expect(await refusal(name)).toBe(code)
  })
})
