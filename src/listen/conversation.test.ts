import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tls } from '../../mocks/mss/policy.ts'
import { type Hierarchy, makeHierarchy } from '../../mocks/pki/hierarchy.ts'
import type { EventData } from '../model/event.ts'
import type { Conversation, MockState, Utterance } from '../model/service.ts'
import { type Conversing, listenConversation, type RecordedConversation } from './conversation.ts'
import type { Seat } from './seat.ts'

let pki: Hierarchy
const recorded: RecordedConversation[] = []
const failures: EventData['connection.failed'][] = []
const seats: Seat[] = []
const sockets: Socket[] = []
const tellers: (() => void)[] = []

const line = (text: string, rest: Partial<Utterance> = {}): Utterance => ({
  bytes: Buffer.from(`${text}\r\n`),
  ...rest,
})

let produced = 0

function* flood(): Generator<Utterance> {
  for (let chunk = 0; chunk < 400; chunk += 1) {
    produced += 1
    yield { bytes: Buffer.alloc(256 * 1024, 'a') }
  }
}

/** Says back what it hears; some words make it do something else. */
const echo: Conversing<MockState> = {
  name: 'echo',
  scheme: 'echo',
  tls,
  start: ({ now, uuid }) => ({ now, uuid, fault: undefined }),
  open: (_state, tell): Conversation => {
    let commands = 0
    let secure = false
    tellers.push(tell)
    return {
      *greet() {
        yield line('hello')
      },
      *hear(bytes) {
        const said = Buffer.from(bytes).toString().trim()
        commands += 1
        if (said === 'starttls') yield line('go', { after: 'starttls' })
        else if (said === 'flood') yield* flood()
        else if (said === 'throw') throw new Error('broken')
        else yield line(said, said === 'bye' ? { after: 'close' } : {})
      },
      *news() {
        yield line('news')
      },
      secured: (facts) => {
        secure = facts !== undefined
      },
      over: () => ({ dialogue: [], secure, commands }),
    }
  },
}

beforeAll(async () => {
  pki = await makeHierarchy(new Date())
})

afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  for (const seat of seats) await seat.close()
})

const start = async (): Promise<Seat> => {
  recorded.length = 0
  failures.length = 0
  const seat = await listenConversation(echo, {
    host: '127.0.0.1',
    port: 0,
    tls: { ...pki.leaves.server, ca: pki.ca },
    options: {},
    now: () => new Date(0),
    uuid: () => 'uuid',
    record: (seen) => recorded.push(seen),
    failed: (failure) => failures.push(failure),
  })
  seats.push(seat)
  return seat
}

const heardBy = async (stream: Socket, text: string): Promise<void> => {
  let heard = ''
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    heard += String(chunk)
    if (heard.includes(`${text}\r\n`)) return
  }
  throw new Error(`${text} was not heard, but ${heard}`)
}

const client = async (port: number): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => undefined)
  await heardBy(socket, 'hello')
  return socket
}

test('a conversation goes on over TLS on the same connection, and is recorded when it ends', async () => {
  const { port, url } = await start()
  expect(url).toBe(`echo://127.0.0.1:${port}`)
  const socket = await client(port)
  socket.write('starttls\r\n')
  await heardBy(socket, 'go')
  const stream = connectTls({ socket, ca: pki.ca, servername: 'localhost' })
  await once(stream, 'secureConnect')
  stream.write('encore\r\n')
  await heardBy(stream, 'encore')
  stream.write('bye\r\n')
  await heardBy(stream, 'bye')
  await expect.poll(() => recorded).toMatchObject([{ service: 'echo', secure: true, commands: 3 }])
})

test('a handshake that fails is told with its reason', async () => {
  const { port } = await start()
  const socket = await client(port)
  socket.write('starttls\r\n')
  await heardBy(socket, 'go')
  socket.write('this is no ClientHello\r\n')
  await once(socket, 'close')
  await expect.poll(() => recorded[0]?.notes?.join()).toMatch(/TLS handshake failed: ERR_SSL/)
})

test('news is said unasked', async () => {
  const { port } = await start()
  const socket = await client(port)
  tellers.at(-1)?.()
  await heardBy(socket, 'news')
})

test('a client that does not read makes the service wait, not fill the memory', async () => {
  const { port } = await start()
  const socket = await client(port)
  produced = 0
  socket.pause()
  socket.write('flood\r\n')
  await expect.poll(() => produced).toBeGreaterThan(4)
  // Others go on meanwhile.
  const other = await client(port)
  for (let turn = 0; turn < 20; turn += 1) {
    other.write('encore\r\n')
    await heardBy(other, 'encore')
  }
  expect(produced).toBeLessThan(200)
  const before = produced
  socket.resume()
  await expect.poll(() => produced).toBeGreaterThan(before)
})

test('a client that closes its side gets the answers to what it said', async () => {
  const { port } = await start()
  const socket = await client(port)
  socket.end('last words\r\n')
  await heardBy(socket, 'last words')
  await expect.poll(() => recorded.length).toBe(1)
})

test('what breaks in the service ends that connection only, and is told', async () => {
  const { port } = await start()
  const socket = await client(port)
  socket.write('throw\r\n')
  await once(socket, 'close')
  await expect.poll(() => recorded[0]?.notes).toEqual(['broken'])
  const next = await client(port)
  next.write('encore\r\n')
  await heardBy(next, 'encore')
})

test('a connection without a word is a failed one', async () => {
  const { port } = await start()
  const socket = await client(port)
  socket.destroy()
  await expect.poll(() => failures).toMatchObject([{ service: 'echo', reason: 'connection closed without a command' }])
})

test('closing ends open conversations, which are recorded before it settles', async () => {
  const seat = await start()
  const inClear = await client(seat.port)
  inClear.write('encore\r\n')
  await heardBy(inClear, 'encore')
  const socket = await client(seat.port)
  socket.write('starttls\r\n')
  await heardBy(socket, 'go')
  const stream = connectTls({ socket, ca: pki.ca, servername: 'localhost' })
  stream.on('error', () => undefined)
  stream.write('encore\r\n')
  await heardBy(stream, 'encore')
  await seat.close()
  expect(recorded.map(({ secure }) => secure).toSorted()).toEqual([false, true])
})
