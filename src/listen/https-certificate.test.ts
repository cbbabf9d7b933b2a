import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ensurePki, type Pki } from '../../mocks/pki/ensure.ts'
import type { CertificateFiles } from '../../mocks/pki/store.ts'
import type { HttpService } from '../model/service.ts'
import { listenHttps } from './https.ts'
import type { RecordedHttp } from './recorded.ts'

const tiny: HttpService = {
  kind: 'http',
  name: 'tiny',
  title: { fr: 'Service minuscule', en: 'Tiny service' },
  mtls: 'none',
  assumptions: [],
  faults: [],
  operations: [],
  start: ({ now, uuid }) => ({ now, uuid, fault: undefined }),
  unmatched: () => ({ response: { status: 200, body: 'hello' } }),
}

let folder: string
let pki: Pki
const text = (path: string) => readFileSync(path, 'utf8')
const pair = ({ cert, key }: CertificateFiles) => ({ cert: text(cert), key: text(key) })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banc-listen-'))
  pki = await ensurePki(join(folder, 'pki'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const host = async () => {
  const recorded: RecordedHttp[] = []
  const failures: [reason: string, fault: string | undefined][] = []
  const { files } = pki
  const listener = await listenHttps(tiny, {
    host: '127.0.0.1',
    port: 0,
    tls: { ...pair(files.server), ca: text(files.ca), byFault: { stale: pair(files.expiredServer) } },
    options: {},
    now: () => new Date(),
    uuid: () => '',
    record: (exchange) => recorded.push(exchange),
    failed: (reason, fault) => failures.push([reason, fault]),
  })
  closers.push(listener.close)
  const agent = new Agent({ keepAlive: true, ca: text(files.ca) })
  closers.push(async () => agent.destroy())
  /** The code of what went wrong, or the status. */
  const ask = (options: { readonly rejectUnauthorized?: boolean } = {}): Promise<number | string> =>
    new Promise((done) => {
      const sent = request(`${listener.url}/`, { agent, ...options }, (answer) => {
        answer.resume().once('end', () => done(answer.statusCode ?? 0))
      })
      sent.once('error', (error: Error & { code?: string }) => done(error.code ?? error.message))
      sent.end()
    })
  return { ...listener, recorded, failures, ask, agent }
}

const told = async (seen: () => boolean) => {
  for (let left = 100; left > 0 && !seen(); left -= 1) await new Promise((done) => setTimeout(done, 20))
}

test('a client that verifies meets the certificate of the fault, even on a connection that it kept', async () => {
  const { select, ask, recorded, failures } = await host()
  expect(await ask()).toBe(200)
  await select('stale')
  expect(await ask()).toBe('CERT_HAS_EXPIRED')
  await told(() => failures.length > 0)
  expect(failures.map(([, fault]) => fault)).toEqual(['stale'])
  expect(recorded).toHaveLength(1)
})

test('a client that does not verify is heard, and its exchange names the fault', async () => {
  const { select, ask, recorded, failures } = await host()
  await select('stale')
  expect(await ask({ rejectUnauthorized: false })).toBe(200)
  expect(recorded.map(({ fault }) => fault)).toEqual(['stale'])
  expect(failures).toEqual([])
})

test('a handshake that is gone through and then left without a request is told with the fault', async () => {
  const { select, port, failures } = await host()
  await select('stale')
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
  await once(socket, 'session')
  socket.end()
  await told(() => failures.length > 0)
  expect(failures).toEqual([['the client ended the connection without a request', 'stale']])
})

test('when the fault ends its connections end too, and the good certificate is back', async () => {
  const { select, ask, recorded, agent } = await host()
  await select('stale')
  await ask({ rejectUnauthorized: false })
  expect(Object.keys(agent.freeSockets)).toHaveLength(1)
  await select(undefined)
  expect(Object.keys(agent.freeSockets)).toEqual([])
  expect(await ask()).toBe(200)
  expect(recorded.map(({ fault }) => fault)).toEqual(['stale', undefined])
})

test('a fault that is not of the certificate leaves connections alone', async () => {
  const { select, ask, agent, recorded } = await host()
  await ask()
  await select('another')
  expect(Object.keys(agent.freeSockets)).toHaveLength(1)
  expect(await ask()).toBe(200)
  expect(recorded.map(({ fault }) => fault)).toEqual([undefined, 'another'])
})
