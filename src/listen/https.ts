import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { messageOf } from '../model/errors.ts'
import type { AnyHttpService, MockState } from '../model/service.ts'
import { reportFailedConnections } from './connection-failures.ts'
import { exchange } from './exchange.ts'
import type { RecordedHttp } from './recorded.ts'
import { guarded, type Seat, type SeatSetting, seating } from './seat.ts'

/** PEM texts: the server's chain and key, and the authorities whose client certificates are trusted. */
export interface TlsMaterial {
  readonly cert: string
  readonly key: string
  readonly ca: string
}

export interface ListenSetting extends SeatSetting {
  /** Without it the service is plain HTTP and never sees a client certificate. */
  readonly tls?: TlsMaterial
  readonly record: (exchange: RecordedHttp) => void
  /** A connection that ended before an exchange; the reason is OpenSSL's or Node's own code or words. */
  readonly failed: (reason: string) => void
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

/**
 * Hosts a service on a socket. The service starts once its URL is known; requests that come earlier wait for it.
 * @throws BancError `BANC-PORT` when the port cannot be had; whatever `service.start` throws
 */
export const listenHttps = async <S extends MockState = MockState>(
  service: AnyHttpService,
  setting: ListenSetting,
): Promise<Seat<S>> => {
  const report = guarded(setting.failed)
  const take = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      const state = await started
      await exchange({ service, state, record: setting.record, closing }, incoming, outgoing)
    } catch (error) {
      report(messageOf(error))
      if (!outgoing.destroyed) outgoing.writeHead(500).end()
    }
  }
  const server = serverFor(service, setting.tls, (incoming, outgoing) => void take(incoming, outgoing))
  const { started, closing, open } = seating<S>(server, service, setting)
  // Node's five seconds let a connection close just as a product reuses it, and the product would look broken.
  server.keepAliveTimeout = 120_000
  reportFailedConnections(server, report, closing)
  return open(setting.tls ? 'https' : 'http')
}
