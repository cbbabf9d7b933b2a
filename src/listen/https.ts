import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { messageOf } from '../model/errors.ts'
import type { ClientHello } from '../model/exchange.ts'
import type { AnyHttpService, MockState } from '../model/service.ts'
import { reportFailedConnections } from './connection-failures.ts'
import { exchange } from './exchange.ts'
import { readEachHello } from './hello.ts'
import { type Presentable, presentByFault } from './presented.ts'
import type { RecordedHttp } from './recorded.ts'
import { guarded, type Seat, type SeatSetting, seating } from './seat.ts'

/** PEM texts: the server's chain and key, and the authorities whose client certificates are trusted. */
export interface TlsMaterial {
  readonly cert: string
  readonly key: string
  readonly ca: string
  /** What is presented instead of the chain and its key while a fault of this name is selected. */
  readonly byFault?: Readonly<Record<string, Presentable>>
}

export interface ListenSetting extends SeatSetting {
  /** Without it the service is plain HTTP and never sees a client certificate. */
  readonly tls?: TlsMaterial
  readonly record: (exchange: RecordedHttp) => void
  /** What a client offers, told before TLS begins. */
  readonly heard?: (hello: ClientHello) => void
  /**
   * A connection that ended before an exchange; the reason is OpenSSL's or Node's own code or words. `fault` is that of
   * the certificate which was presented.
   */
  readonly failed: (reason: string, fault?: string) => void
}

type RequestListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

const minVersion = 'TLSv1.2'

const secureServer = (service: AnyHttpService, { cert, key, ca }: TlsMaterial, take: RequestListener) =>
  createHttps(
    {
      cert,
      key,
      ca,
      minVersion,
      requestCert: service.mtls !== 'none',
      rejectUnauthorized: service.mtls === 'required',
    },
    take,
  )

/** The server, and how it presents another certificate; in clear there is none. */
const serverFor = (
  service: AnyHttpService,
  tls: TlsMaterial | undefined,
  take: RequestListener,
  failed: ListenSetting['failed'],
): { readonly server: Server; readonly presented?: ReturnType<typeof presentByFault> } => {
  if (!tls) return { server: createHttp(take) }
  const server = secureServer(service, tls, take)
  const { byFault = {}, ...nominal } = tls
  return { server, presented: presentByFault(server, { ...nominal, minVersion }, byFault, failed) }
}

/**
 * Hosts a service on a socket. The service starts once its URL is known; requests that come earlier wait for it.
 * @throws BancError `BANC-PORT` when the port cannot be had; whatever `service.start` throws
 */
export const listenHttps = async <S extends MockState = MockState>(
  service: AnyHttpService,
  setting: ListenSetting,
): Promise<Seat<S>> => {
  const failed = guarded(setting.failed)
  const report = (reason: string): void => failed(reason, presented?.current())
  const take = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      const state = await started
      await exchange({ service, state, record: setting.record, closing }, incoming, outgoing)
    } catch (error) {
      report(messageOf(error))
      if (!outgoing.destroyed) outgoing.writeHead(500).end()
    }
  }
  const { server, presented } = serverFor(
    service,
    setting.tls,
    (incoming, outgoing) => void take(incoming, outgoing),
    (reason, fault) => closing.aborted || failed(reason, fault),
  )
  if (setting.tls)
    readEachHello(server, {
      heard: guarded(setting.heard ?? (() => undefined)),
      gone: () => closing.aborted || report('TLS handshake failed: ECONNRESET'),
    })
  const { started, closing, open } = seating<S>(server, service, setting, undefined, presented?.present)
  // Node's five seconds let a connection close just as a product reuses it, and the product would look broken.
  server.keepAliveTimeout = 120_000
  reportFailedConnections(server, report, closing)
  return open(setting.tls ? 'https' : 'http')
}
