import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setupServer } from 'msw/node'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenHttps } from '../src/listen/https.ts'
import type { HttpRequest } from '../src/model/exchange.ts'
import type { HttpService, MockState } from '../src/model/service.ts'
import { mswHandlers } from './msw.ts'
import { ensurePki } from './pki/ensure.ts'

const tiny: HttpService = {
  kind: 'http',
  name: 'tiny',
  title: { fr: 'Service minuscule', en: 'Tiny service' },
  mtls: 'required',
  assumptions: [],
  faults: [],
  operations: [
    {
      name: 'echo',
      method: 'POST',
      path: '/lps',
      handle: ({ url, headers, body }, { fault }) => ({
        response: {
          status: 200,
          headers: {
            'content-type': 'application/xml',
            'x-asked': String(headers['x-ask']),
            'set-cookie': ['a=1', 'b=2'],
          },
          body: Buffer.from(`<echo url="${url}" size="${body.length}" fault="${fault}"/>`),
          ...(fault === 'cut' && { cut: true }),
          ...(fault === 'slow' && { delayMs: 150 }),
        },
      }),
    },
    { name: 'empty', method: 'POST', path: '/empty', handle: () => ({ response: { status: 204 } }) },
  ],
  start: ({ now, uuid }) => ({ now, uuid, fault: undefined }),
  unmatched: ({ url }) => ({
    response: { status: 500, headers: { 'content-type': 'text/xml' }, body: `<fault>${url}</fault>` },
  }),
}

const now = () => new Date('2026-03-01T12:00:00Z')
const state: MockState = { now, uuid: () => '', fault: undefined }
const worker = setupServer(
  ...mswHandlers(tiny, state, 'https://tiny.test'),
  ...mswHandlers(tiny, state, 'https://prefixed.test/si-dmp/v2'),
)

let folder: string
let socket: { url: string; close: () => Promise<void> }
let identity: { ca: string; cert: string; key: string }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banc-msw-'))
  const { files } = await ensurePki(join(folder, 'pki'))
  const text = (path: string) => readFile(path, 'utf8')
  const ca = await text(files.ca)
  identity = { ca, cert: await text(files.insiManu.cert), key: await text(files.insiManu.key) }
  socket = await listenHttps(tiny, {
    host: '127.0.0.1',
    port: 0,
    tls: { ca, cert: await text(files.server.cert), key: await text(files.server.key) },
    options: {},
    now,
    uuid: () => '',
    record: () => {},
    failed: () => {},
  })
  worker.listen({ onUnhandledFrame: 'bypass' })
})
afterAll(async () => {
  worker.close()
  await socket.close()
  await rm(folder, { recursive: true, force: true })
})

const bySocket = async (path: string, body: string) => {
  const { ca, cert, key } = identity
  const asked = supertest(socket.url).post(path).ca(ca).cert(cert).key(key)
  const { status, headers, text } = await asked.set('x-ask', 'yes').set('content-type', 'text/xml').send(body)
  return {
    status,
    type: headers['content-type'],
    asked: headers['x-asked'],
    cookies: headers['set-cookie'] ?? [],
    text,
  }
}

const byMsw = async (path: string, body: string, base = 'https://tiny.test') => {
  const headers = { 'x-ask': 'yes', 'content-type': 'text/xml' }
  const reply = await fetch(`${base}${path}`, { method: 'POST', headers, body })
  return {
    status: reply.status,
    type: reply.headers.get('content-type') ?? undefined,
    asked: reply.headers.get('x-asked') ?? undefined,
    cookies: reply.headers.getSetCookie(),
    text: await reply.text(),
  }
}

describe('the MSW handlers of a service', () => {
  test('tell it of the client certificate to suppose, since there is no handshake', async () => {
    const seen: HttpRequest[] = []
    const asks: HttpService = {
      ...tiny,
      operations: [],
      unmatched: (request) => {
        seen.push(request)
        return { response: { status: 200 } }
      },
    }
    const tls = { protocol: 'TLSv1.3', cipher: '', clientSubject: 'CN=INSI-MANU', clientTrusted: true }
    worker.use(
      ...mswHandlers(asks, state, 'https://told.test', tls),
      ...mswHandlers(asks, state, 'https://untold.test'),
    )
    await fetch('https://told.test/')
    await fetch('https://untold.test/')
    expect(seen.map((request) => request.tls)).toEqual([tls, undefined])
  })

  test.each([
    ['an operation', '/lps?x=1', '<été/>'],
    ['an answer without body', '/empty', ''],
    ['a path that no operation takes', '/nowhere', ''],
  ])('answer as the socket does: %s', async (_what, path, body) => {
    const answer = await bySocket(path, body)
    expect(await byMsw(path, body)).toEqual(answer)
    expect([200, 204, 500]).toContain(answer.status)
  })

  test('take the path of the base URL off', async () => {
    const reply = await byMsw('/lps?x=1', 'x', 'https://prefixed.test/si-dmp/v2')
    expect(reply.text).toContain('url="/lps?x=1"')
  })

  test('follow the state’s fault: slow, then cut', async () => {
    state.fault = 'slow'
    const start = performance.now()
    expect((await byMsw('/lps', '')).text).toContain('fault="slow"')
    expect(performance.now() - start).toBeGreaterThanOrEqual(145)
    state.fault = 'cut'
    await expect(byMsw('/lps', '')).rejects.toThrow()
    state.fault = undefined
  })
})
