import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { connect, type TLSSocket } from 'node:tls'
import { createTransport } from 'nodemailer'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { mssService } from '../../mocks/mss/service.ts'
import { type Hierarchy, makeHierarchy } from '../../mocks/pki/hierarchy.ts'
import type { ClientHello } from '../model/exchange.ts'
import type { HttpService } from '../model/service.ts'
import { hellos } from '../protocols/tls/hellos.fixture.ts'
import { listenHttps } from './https.ts'
import type { Seat } from './seat.ts'
import { listenSmtp } from './smtp.ts'

const service: HttpService = {
  kind: 'http',
  name: 'essai',
  title: { fr: 'Essai', en: 'Trial' },
  mtls: 'optional',
  assumptions: [],
  faults: [],
  operations: [],
  start: ({ now, uuid }) => ({ now, uuid, fault: undefined }),
  unmatched: () => ({ response: { status: 200, body: 'vu' } }),
}

let pki: Hierarchy
let said: (ClientHello | string)[]
const open: (Seat | Socket)[] = []

beforeAll(async () => {
  pki = await makeHierarchy(new Date())
})

afterEach(async () => {
  for (const one of open.splice(0)) 'close' in one ? await one.close() : one.destroy()
})

const setting = () => {
  said = []
  return {
    host: '127.0.0.1',
    port: 0,
    tls: { ...pki.leaves.server, ca: pki.ca },
    options: {},
    now: () => new Date(0),
    uuid: () => 'uuid',
    record: () => void said.push('exchange'),
    heard: (hello: ClientHello) => void said.push(hello),
  }
}

const overHttps = async (): Promise<Seat> => {
  const seat = await listenHttps(service, { ...setting(), failed: (reason) => void said.push(reason) })
  open.push(seat)
  return seat
}

const overSmtp = async (): Promise<Seat> => {
  const seat = await listenSmtp(mssService, { ...setting(), failed: ({ reason }) => void said.push(reason) })
  open.push(seat)
  return seat
}

const tcp = async (port: number): Promise<Socket> => {
  const socket = connectTcp(port, '127.0.0.1')
  socket.on('error', () => undefined)
  open.push(socket)
  await once(socket, 'connect')
  return socket
}

const answered = async (socket: Socket): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of socket) {
    chunks.push(chunk as Buffer)
    if (Buffer.concat(chunks).includes('vu')) break
  }
  return Buffer.concat(chunks).toString()
}

const secured = (options: object): TLSSocket => {
  const socket = connect({ ca: pki.ca, host: '127.0.0.1', servername: 'localhost', ...options })
  open.push(socket)
  return socket
}

test('https: one hello a connection, told before its exchanges, in the client’s order', async () => {
  const seat = await overHttps()
  const socket = secured({
    port: seat.port,
    maxVersion: 'TLSv1.2',
    ciphers: 'ECDHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES256-GCM-SHA384',
    ecdhCurve: 'P-384:P-256',
  })
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(socket, 'secureConnect')
  expect(socket.getProtocol()).toBe('TLSv1.2')
  expect(await answered(socket)).toContain('200 OK')
  expect(said).toEqual([
    expect.objectContaining({
      legacyVersion: 'TLSv1.2',
      cipherSuites: expect.arrayContaining(['TLS_DHE_RSA_WITH_AES_256_GCM_SHA384']),
      groups: ['secp384r1', 'secp256r1'],
      serverName: 'localhost',
    }),
    'exchange',
  ])
})

test('https: a hello that comes byte after byte is heard, and the handshake goes on', async () => {
  const seat = await overHttps()
  const raw = await tcp(seat.port)
  raw.setNoDelay(true)
  const bytes = Buffer.from(hellos.curl, 'base64')
  for (const byte of bytes) {
    raw.write(Buffer.from([byte]))
    // Each byte in a segment of its own, or nearly.
    await wait(0)
  }
  const [reply] = (await once(raw, 'data')) as [Buffer]
  // A ServerHello record.
  expect([reply[0], reply[5]]).toEqual([22, 2])
  expect(said).toEqual([expect.objectContaining({ alpn: ['h2', 'http/1.1'] })])
})

test('https: what is no hello goes to the handshake, which says what it is worth', async () => {
  const seat = await overHttps()
  const raw = await tcp(seat.port)
  raw.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  raw.resume()
  await once(raw, 'close')
  expect(said).toEqual([expect.stringMatching(/^TLS handshake failed: ERR_SSL_/)])
})

test.each([
  ['before a byte', ''],
  ['in the middle of a hello', hellos['java-17']],
])('https: a client that leaves %s is told of as before', async (_, sent) => {
  const seat = await overHttps()
  const raw = await tcp(seat.port)
  raw.end(Buffer.from(sent, 'base64').subarray(0, 200))
  raw.resume()
  await once(raw, 'close')
  await expect.poll(() => said).toEqual(['TLS handshake failed: ECONNRESET'])
})

test('https: closing the listener ends a connection that says nothing', async () => {
  const seat = await overHttps()
  const raw = await tcp(seat.port)
  raw.resume()
  const over = once(raw, 'close')
  await seat.close()
  await over
  expect(said).toEqual([])
})

test('smtp: the hello after STARTTLS is heard, and the mail goes through', async () => {
  const seat = await overSmtp()
  const transport = createTransport({
    host: '127.0.0.1',
    port: seat.port,
    requireTLS: true,
    auth: { type: 'OAuth2', user: 'bal@essai.mssante.fr', accessToken: 'jeton' },
    tls: { ca: pki.ca, servername: 'localhost', minVersion: 'TLSv1.2' },
  })
  await transport.sendMail({ from: 'bal@essai.mssante.fr', to: 'a@essai.mssante.fr', text: 'x'.repeat(200_000) })
  transport.close()
  expect(said).toEqual([expect.objectContaining({ versions: ['TLSv1.3', 'TLSv1.2'] }), 'exchange'])
})

test('smtp: commands in clear behind STARTTLS are not obeyed, whenever they come', async () => {
  const seat = await overSmtp()
  const raw = await tcp(seat.port)
  await once(raw, 'data')
  raw.write('EHLO poste\r\n')
  await once(raw, 'data')
  raw.write('STARTTLS\r\nEHLO injecte\r\nNOOP\r\n')
  let heard = ''
  raw.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1')
  })
  await expect.poll(() => heard).toContain('220 ')
  raw.write('NOOP\r\n')
  await once(raw, 'close')
  expect(heard.match(/^\d{3}[ -]/gm)).toEqual(['220 '])
})

test('smtp: a client that leaves after STARTTLS is told of', async () => {
  const seat = await overSmtp()
  const raw = await tcp(seat.port)
  await once(raw, 'data')
  raw.write('EHLO poste\r\n')
  await once(raw, 'data')
  raw.write('STARTTLS\r\n')
  await once(raw, 'data')
  raw.destroy()
  await expect.poll(() => said.length).toBe(1)
  expect(said[0]).toContain('closed')
})
