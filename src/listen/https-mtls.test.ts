import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import supertest from 'supertest'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ensurePki, type Pki } from '../../mocks/pki/ensure.ts'
import { makeHierarchy } from '../../mocks/pki/hierarchy.ts'
import type { HttpService } from '../model/service.ts'
import { listenHttps } from './https.ts'
import type { RecordedHttp } from './recorded.ts'

const tiny = (mtls: HttpService['mtls']): HttpService => ({
  kind: 'http',
  name: 'tiny',
  title: { fr: 'Service minuscule', en: 'Tiny service' },
  mtls,
  assumptions: [],
  faults: [],
  operations: [],
  start: ({ now, uuid }) => ({ now, uuid, fault: undefined }),
  unmatched: () => ({ response: { status: 200, body: 'hello' } }),
})

let folder: string
let pki: Pki
let tls: { cert: string; key: string; ca: string }
const text = (path: string) => readFile(path, 'utf8')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banc-listen-'))
  pki = await ensurePki(join(folder, 'pki'))
  const { server, ca } = pki.files
  tls = { cert: await text(server.cert), key: await text(server.key), ca: await text(ca) }
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

const host = async (mtls: HttpService['mtls']) => {
  const recorded: RecordedHttp[] = []
  const failures: string[] = []
  const listener = await listenHttps(tiny(mtls), {
    host: '127.0.0.1',
    port: 0,
    tls,
    options: {},
    now: () => new Date('2026-03-01T12:00:00Z'),
    uuid: () => '00000000-0000-4000-8000-000000000000',
    record: (exchange) => recorded.push(exchange),
    failed: (reason) => failures.push(reason),
  })
  closers.push(listener.close)
  return { ...listener, recorded, failures }
}

const ask = (url: string, client?: { cert: string; key: string }) => {
  const asked = supertest(url).get('/').ca(tls.ca)
  return client ? asked.cert(client.cert).key(client.key) : asked
}

const clientOf = async (files: { cert: string; key: string }) => ({
  cert: await text(files.cert),
  key: await text(files.key),
})
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const until = async (seen: () => boolean) => {
  for (let left = 1_000; left > 0 && !seen(); left -= 1) await pause(20)
}

describe('mutual TLS', () => {
  test('none: the exchange shows protocol and cipher, and no client is asked for', async () => {
    const { url, recorded } = await host('none')
    await ask(url, await clientOf(pki.files.insiManu)).expect(200)
    expect(recorded[0]?.request.tls).toEqual({ protocol: 'TLSv1.3', cipher: expect.stringMatching(/^TLS_/) })
  })

  test('required: a client certificate of the test authority is let in and recorded', async () => {
    const { url, recorded } = await host('required')
    await ask(url, await clientOf(pki.files.insiManu)).expect(200)
    expect(recorded[0]?.request.tls).toMatchObject({
      clientSubject: 'CN=INSI-MANU,OU=10B0999999,O=CABINET DE TEST BANC SEGUR,ST=Dept (99),C=FR',
      clientSerial: expect.stringMatching(/^[0-9A-F]+$/),
      clientTrusted: true,
    })
  })

  test('required: without a certificate there is no exchange, and the reason is reported', async () => {
    const { url, recorded, failures } = await host('required')
    await expect(ask(url)).rejects.toThrow()
    await until(() => failures.length > 0)
    expect(failures).toEqual(['TLS handshake failed: ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE'])
    expect(recorded).toEqual([])
  })

  test('required: a certificate of another authority is refused with the verification code', async () => {
    const { url, recorded, failures } = await host('required')
    const stranger = (await makeHierarchy(new Date())).leaves.insiManu
    await expect(ask(url, stranger)).rejects.toThrow()
    await until(() => failures.length > 0)
    expect(failures).toEqual([
      expect.stringMatching(/^TLS handshake failed: client certificate refused \(\w*(?:ISSUER|VERIFY|SIGNED)\w*\)$/),
    ])
    expect(recorded).toEqual([])
  })

  test('optional: without a certificate the exchange happens and shows no client', async () => {
    const { url, recorded, failures } = await host('optional')
    await ask(url).expect(200)
    expect(recorded[0]?.request.tls).not.toHaveProperty('clientTrusted')
    expect(failures).toEqual([])
  })

  test('optional: a stranger’s certificate is let in and recorded as not trusted', async () => {
    const { url, recorded } = await host('optional')
    const stranger = (await makeHierarchy(new Date())).leaves.orgAuthCli
    await ask(url, stranger).expect(200)
    expect(recorded[0]?.request.tls).toMatchObject({ clientTrusted: false })
  })

  test('a resumed session still shows its client', async () => {
    const { url, recorded } = await host('required')
    const agent = new Agent({ ca: tls.ca, maxCachedSessions: 5, ...(await clientOf(pki.files.insiAuto)) })
    const resumed = new Map<TLSSocket, boolean>()
    agent.on('keylog', (_line: Buffer, socket: TLSSocket) => resumed.set(socket, socket.isSessionReused()))
    for (const _time of [1, 2]) await supertest(url).get('/').agent(agent).expect(200)
    agent.destroy()
    expect([...resumed.values()]).toEqual([false, true])
    for (const { request } of recorded) expect(request.tls).toMatchObject({ clientTrusted: true })
    expect(recorded).toHaveLength(2)
  })

  test('TLS 1.1 is refused and reported; so is HTTP in clear', async () => {
    const { url, failures } = await host('none')
    const old = new Agent({ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })
    await expect(ask(url).agent(old)).rejects.toThrow()
    await expect(fetch(url.replace('https', 'http'))).rejects.toThrow()
    await until(() => failures.length > 1)
    expect(failures).toEqual([
      'TLS handshake failed: ERR_SSL_UNSUPPORTED_PROTOCOL',
      'TLS handshake failed: ERR_SSL_HTTP_REQUEST',
    ])
  })
})
