import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { messageOf } from '../model/errors.ts'
import type { AnyHttpService, MockState } from '../model/service.ts'
import { reportFailedConnections } from './connection-failures.ts'
import { exchange } from './exchange.ts'
import { portProblem } from './port-problem.ts'
import type { RecordedHttp } from './recorded.ts'

/** PEM texts: the server's chain and key, and the authorities whose client certificates are trusted. */
export interface TlsMaterial {
  readonly cert: string
  readonly key: string
  readonly ca: string
}

export interface ListenSetting {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Without it the service is plain HTTP and never sees a client certificate. */
  readonly tls?: TlsMaterial
  /** The service's own options (`services.<name>.options`). */
  readonly options: Readonly<Record<string, unknown>>
  readonly now: () => Date
  readonly uuid: () => string
  readonly record: (exchange: RecordedHttp) => void
  /** A connection that ended before an exchange; the reason is OpenSSL's or Node's own code or words. */
  readonly failed: (reason: string) => void
}

export interface Listener<S extends MockState = MockState> {
  /** Without a trailing slash. */
  readonly url: string
  readonly port: number
  readonly state: S
  /** Stops listening and ends every connection at once, whatever it is doing. */
  readonly close: () => Promise<void>
}

type RequestListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

const serverFor = (service: AnyHttpService, tls: TlsMaterial | undefined, take: RequestListener): Server => {
  if (!tls) return createHttp(take)
  return createHttps(
    {
      ...tls,
      minVersion: 'TLSv1.2',
      requestCert: service.mtls !== 'none',
      rejectUnauthorized: service.mtls === 'required',
    },
    take,
  )
}

const listening = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((done, refused) => {
    server.once('error', refused)
    server.listen(port, host, () => {
      server.off('error', refused)
      done((server.address() as AddressInfo).port)
    })
  })

/** The address a client uses: the wildcard addresses are not ones, and IPv6 goes in brackets. */
const urlOf = (scheme: string, host: string, port: number): string => {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${scheme}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

/**
 * Hosts a service on a socket. The service starts once its URL is known; requests that come earlier wait for it.
 * @throws BancError `BANC-PORT` when the port cannot be had; whatever `service.start` throws
 */
export const listenHttps = async <S extends MockState = MockState>(
  service: AnyHttpService,
  setting: ListenSetting,
): Promise<Listener<S>> => {
  const started = Promise.withResolvers<S>()
  // Nobody waits for it when no request came: its failure is told by the throw below.
  started.promise.catch(() => {})
  const closing = new AbortController()
  const report = (reason: string): void => {
    try {
      setting.failed(reason)
    } catch {
      // Who records keeps its own failure (disk full…); a socket has nobody else to tell it to.
    }
  }

  const take = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      const state = await started.promise
      await exchange({ service, state, record: setting.record, closing: closing.signal }, incoming, outgoing)
    } catch (error) {
      report(messageOf(error))
      if (!outgoing.destroyed) outgoing.writeHead(500).end()
    }
  }
  const server = serverFor(service, setting.tls, (incoming, outgoing) => void take(incoming, outgoing))

  // Node's five seconds let a connection close just as a product reuses it, and the product would look broken.
  server.keepAliveTimeout = 120_000
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  reportFailedConnections(server, report, closing.signal)

  const close = async (): Promise<void> => {
    closing.abort()
    const closed = new Promise((done) => server.close(done))
    for (const socket of sockets) socket.destroy()
    await closed
  }

  const { host } = setting
  const port = await listening(server, host, setting.port).catch((error: unknown) => {
    throw portProblem(error, { service: service.name, host, port: setting.port })
  })
  const url = urlOf(setting.tls ? 'https' : 'http', host, port)
  try {
    const { now, uuid, options } = setting
    const state = await (service.start({ url, now, uuid, options }) as S | Promise<S>)
    started.resolve(state)
    return { url, port, state, close }
  } catch (error) {
    started.reject(error)
    await close()
    throw error
  }
}
