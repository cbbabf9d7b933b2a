import { Agent } from 'node:http'
import { connect as connectTcp } from 'node:net'
import supertest, { type Response } from 'supertest'
import { afterEach, describe, expect, test } from 'vitest'
import type { HttpService, MockState } from '../model/service.ts'
import { listenHttps } from './https.ts'
import { bodyLimit } from './read-request.ts'
import type { RecordedHttp } from './recorded.ts'
import type { Seat } from './seat.ts'

declare module '../model/words.ts' {
  interface AssumptionsOfServices {
    readonly tiny: 'tiny.echo'
  }
}

interface TinyState extends MockState {
  readonly url: string
  served: number
}

const tiny: HttpService<TinyState> = {
  kind: 'http',
  name: 'tiny',
  title: { fr: 'Service minuscule', en: 'Tiny service' },
  mtls: 'none',
  assumptions: [],
  faults: [],
  operations: [
    {
      name: 'echo',
      method: 'POST',
      path: '/echo',
      handle: (request, state) => {
        state.served += 1
        return {
          response: {
            status: 200,
            headers: { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] },
            body: `${state.url} ${request.body.length}`,
          },
          assumptions: ['tiny.echo'],
          notes: [{ id: 'tiny.echoed' }],
        }
      },
    },
    {
      name: 'faulty',
      method: 'GET',
      path: '/faulty',
      handle: (_request, { fault }) => ({
        response: {
          status: 200,
          body: 'late',
          ...(fault === 'slow' && { delayMs: 200 }),
          ...(fault === 'very-slow' && { delayMs: 60_000 }),
          ...(fault === 'cut' && { cut: true }),
        },
      }),
    },
    {
      name: 'broken',
      method: 'GET',
      path: '/broken',
      handle: () => {
        throw new Error('no such page')
      },
    },
  ],
  start: ({ url, now, uuid }) => ({ url, now, uuid, fault: undefined, served: 0 }),
  unmatched: () => ({ response: { status: 404, body: 'unknown' }, notes: [{ id: 'tiny.no-such-operation' }] }),
}

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

const host = async (port = 0) => {
  const recorded: RecordedHttp[] = []
  const failures: string[] = []
  const listener: Seat<TinyState> = await listenHttps<TinyState>(tiny, {
    host: '127.0.0.1',
    port,
    options: {},
    now: () => new Date('2026-03-01T12:00:00Z'),
    uuid: () => '00000000-0000-4000-8000-000000000000',
    record: (exchange) => recorded.push(exchange),
    failed: (reason) => failures.push(reason),
  })
  closers.push(listener.close)
  return { ...listener, recorded, failures }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const until = async (seen: () => boolean) => {
  for (let left = 1_000; left > 0 && !seen(); left -= 1) await pause(20)
}

describe('an exchange', () => {
  test('is answered by the service and recorded with its bytes, and repeated headers', async () => {
    const { url, recorded, state } = await host()
    const headers = { 'x-twice': ['one', 'two'], 'Content-Type': 'text/xml' }
    const reply = await supertest(url).post('/echo?a=b').set(headers).send('été').expect(200, `${url} 5`)
    expect(reply.headers['set-cookie']).toEqual(['a=1', 'b=2'])
    expect(state).toMatchObject({ url, served: 1 })
    const [exchange] = recorded
    expect(recorded).toHaveLength(1)
    expect(exchange).toMatchObject({
      service: 'tiny',
      operation: 'echo',
      assumptions: ['tiny.echo'],
      notes: [{ id: 'tiny.echoed' }],
      request: { method: 'POST', url: '/echo?a=b', headers: { 'x-twice': ['one', 'two'], 'content-type': 'text/xml' } },
      response: { status: 200, headers: { 'set-cookie': ['a=1', 'b=2'], date: 'Sun, 01 Mar 2026 12:00:00 GMT' } },
    })
    expect(exchange?.request).not.toHaveProperty('tls')
    expect(Buffer.from(exchange?.request.body ?? []).toString()).toBe('été')
    expect(Buffer.from(exchange?.response.body ?? []).toString()).toBe(reply.text)
    expect(exchange?.durationMs).toBeGreaterThan(0)
    expect(exchange).not.toHaveProperty('fault')
  })

  test('that no operation takes gets the service’s own answer and is recorded without operation', async () => {
    const { url, recorded } = await host()
    await supertest(url).get('/nowhere').expect(404, 'unknown')
    expect(recorded[0]).toMatchObject({ notes: [{ id: 'tiny.no-such-operation' }], response: { status: 404 } })
    expect(recorded[0]).not.toHaveProperty('operation')
  })

  test('whose handler throws is answered 500, says that the bench failed, and the next one is served', async () => {
    const { url, recorded } = await host()
    await supertest(url).get('/broken').expect(500)
    expect(recorded[0]).toMatchObject({ operation: 'broken', response: { status: 500 } })
    expect(recorded[0]?.notes).toEqual([{ id: 'bench.failed', details: { why: 'no such page' } }])
    await supertest(url).post('/echo').expect(200)
  })

  test('does not wait for a slower one', async () => {
    const { url, state, recorded } = await host()
    state.fault = 'slow'
    const slow = supertest(url).get('/faulty').then()
    await pause(60)
    state.fault = undefined
    await Promise.all([slow, supertest(url).post('/echo')])
    expect(recorded.map(({ operation, fault }) => [operation, fault])).toEqual([
      ['echo', undefined],
      ['faulty', 'slow'],
    ])
  })

  test('with a body over 32 MiB is answered 413 and the body is not kept', async () => {
    const { url, recorded } = await host()
    await supertest(url)
      .post('/echo')
      .type('bin')
      .send(Buffer.alloc(bodyLimit + 1))
      .expect(413)
    expect(recorded[0]).toMatchObject({ request: { body: Buffer.alloc(0) }, response: { status: 413 } })
    expect(recorded[0]?.notes).toHaveLength(1)
  })

  test('with a body of exactly 32 MiB is served', async () => {
    const { url } = await host()
    await supertest(url).post('/echo').type('bin').send(Buffer.alloc(bodyLimit)).expect(200, `${url} ${bodyLimit}`)
  })
})

describe('faults', () => {
  test('cut: the socket closes without an answer, and the recording says so', async () => {
    const { url, state, recorded } = await host()
    state.fault = 'cut'
    await expect(supertest(url).get('/faulty')).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(recorded[0]).toMatchObject({ operation: 'faulty', fault: 'cut', response: { status: 0, cut: true } })
  })

  test('slow: the answer comes after the delay, and the recorded duration shows it', async () => {
    const { url, state, recorded } = await host()
    state.fault = 'slow'
    await supertest(url).get('/faulty').expect('late')
    expect(recorded[0]?.fault).toBe('slow')
    expect(recorded[0]?.durationMs).toBeGreaterThanOrEqual(195)
  })

  test('a client that gives up waiting is recorded as such', async () => {
    const { url, state, recorded } = await host()
    state.fault = 'very-slow'
    await expect(supertest(url).get('/faulty').timeout(100)).rejects.toThrow()
    await until(() => recorded.length > 0)
    expect(recorded[0]).toMatchObject({
      response: { cut: true },
      notes: [{ id: 'bench.closed-before-the-answer' }],
    })
  })
})

describe('the socket', () => {
  test('a port in use is told in both languages, with what to do', async () => {
    const { port } = await host()
    const error = await host(port).catch((refused: unknown) => refused)
    expect(error).toMatchObject({ code: 'BANC-PORT', exitCode: 2, where: 'services.tiny.port' })
    expect(error).toMatchObject({
      what: { fr: expect.stringContaining(`${port}`), en: expect.stringContaining('already') },
    })
  })

  test('bytes that are not HTTP are answered 400 and reported', async () => {
    const { port, failures } = await host()
    const socket = connectTcp(port, '127.0.0.1')
    socket.end('EHLO there\r\n\r\n')
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 400 /)
    expect(failures).toEqual([expect.stringMatching(/^not an HTTP request: HPE_/)])
  })

  test('a request that stops in the middle of its body is reported', async () => {
    const { port, failures, recorded } = await host()
    const socket = connectTcp(port, '127.0.0.1')
    socket.write('POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf')
    setTimeout(() => socket.destroy(), 50)
    await until(() => failures.length > 0)
    await pause(50)
    expect(failures).toEqual(['request cut short: POST /echo, 4 bytes of its body received'])
    expect(recorded).toEqual([])
  })

  test('close ends idle and waiting connections at once, and frees the port', async () => {
    const { url, port, state, close } = await host()
    const agent = new Agent({ keepAlive: true })
    await supertest(url).post('/echo').agent(agent)
    state.fault = 'very-slow'
    const waiting = supertest(url)
      .get('/faulty')
      .catch((error: { code?: string }) => error.code)
    await pause(50)
    const start = performance.now()
    await close()
    expect(performance.now() - start).toBeLessThan(20_000)
    expect(await waiting).toBe('ECONNRESET')
    agent.destroy()
    await expect(host(port)).resolves.toMatchObject({ port })
  })

  test('a request that comes before the service has started waits for it', async () => {
    const slowStart: HttpService<TinyState> = {
      ...tiny,
      start: async (setting) => {
        const early = supertest(setting.url).post('/echo').then()
        await pause(50)
        replies.push(early)
        return { ...setting, fault: undefined, served: 41 }
      },
    }
    const replies: Promise<Response>[] = []
    const setting = { now: () => new Date(), uuid: () => '', options: {}, record: () => {}, failed: () => {} }
    const { state, close } = await listenHttps<TinyState>(slowStart, { host: '127.0.0.1', port: 0, ...setting })
    closers.push(close)
    expect((await replies[0])?.status).toBe(200)
    expect(state.served).toBe(42)
  })

  test('a service that cannot start frees its port and says why', async () => {
    let taken = 0
    const failing: HttpService<TinyState> = {
      ...tiny,
      start: ({ url }) => {
        taken = Number(new URL(url).port)
        throw new Error('bad option')
      },
    }
    const setting = { now: () => new Date(), uuid: () => '', options: {}, record: () => {}, failed: () => {} }
    await expect(listenHttps(failing, { host: '127.0.0.1', port: 0, ...setting })).rejects.toThrow('bad option')
    await expect(host(taken)).resolves.toMatchObject({ port: taken })
  })
})
