// The load generator of `npm run bench:mocks`, a process of its own: `node load.ts <connections> <seconds>`, a Ready on
// its standard input. It speaks HTTP/1.1 on raw TLS sockets, so that what is measured is the server and not a client.
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { connect, type TLSSocket } from 'node:tls'
import { quantile } from './figures.ts'
import type { Ready } from './ready.ts'

/** What one round of load showed. Latencies are in milliseconds. */
export interface Load {
  readonly requests: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Answers without what a good one holds. */
  readonly wrong: number
}

const headEnd = Buffer.from('\r\n\r\n')

/** Length of the first whole answer in these bytes; undefined when it is not there yet. */
const answerLength = (received: Buffer): number | undefined => {
  const head = received.indexOf(headEnd)
  if (head < 0) return undefined
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.toString('latin1', 0, head + 2))?.[1]
  if (length === undefined) throw new Error('an answer without a content-length')
  const whole = head + headEnd.length + Number(length)
  return received.length < whole ? undefined : whole
}

const requestOf = ({ host, port, path, headers, body }: Ready): ((count: number) => string) => {
  const length = Buffer.byteLength(body.replaceAll('{id}', '0'.repeat(36)))
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `POST ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\n${lines.join('')}content-length: ${length}\r\n\r\n`
  const parts = body.split('{id}')
  return (count) => head + parts.join(`00000000-0000-4000-8000-${String(count).padStart(12, '0')}`)
}

const ready = JSON.parse(await text(process.stdin)) as Ready
const [connections = 8, seconds = 5] = process.argv.slice(2).map(Number)
const request = requestOf(ready)
const latencies: number[] = []
let sent = 0
let wrong = 0
let end = Number.POSITIVE_INFINITY

const opened = (): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const { cert, key, ca } = ready.client
    const tls = { cert: readFileSync(cert), key: readFileSync(key), ca: readFileSync(ca) }
    const socket = connect({ host: ready.host, port: ready.port, ...tls }, () => resolve(socket))
    socket.setNoDelay(true).once('error', reject)
  })

/** Asks again and again on one connection, one question at a time. */
const ask = (socket: TLSSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0)
    let since = 0
    const next = (): void => {
      if (performance.now() >= end) {
        socket.destroy()
        resolve()
        return
      }
      since = performance.now()
      sent += 1
      socket.write(request(sent + process.pid * 1_000_000))
    }
    socket.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const length = answerLength(received)
      if (length === undefined) return
      latencies.push(performance.now() - since)
      if (!received.includes(ready.expects)) wrong += 1
      received = received.subarray(length)
      next()
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the server closed the connection')))
    next()
  })

/** Never sleeps: on a virtual machine, waking the core of a client that does is paid by the server that answers it. */
const stayAwake = (): void => {
  if (performance.now() < end) setImmediate(stayAwake)
}

const sockets = await Promise.all(Array.from({ length: connections }, opened))
const start = performance.now()
end = start + seconds * 1000
stayAwake()
await Promise.all(sockets.map(ask))
const load: Load = {
  requests: latencies.length,
  perSecond: Math.round((latencies.length / (performance.now() - start)) * 1000),
  p50: quantile(latencies, 0.5),
  p99: quantile(latencies, 0.99),
  wrong,
}
process.stdout.write(`${JSON.stringify(load)}\n`)
