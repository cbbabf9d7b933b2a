import type { AddressInfo, Server, Socket } from 'node:net'
import type { MockState, ServiceSetting } from '../model/service.ts'
import { portProblem } from './port-problem.ts'

/** Where a listener sits and what it gives the service that it hosts, whatever it speaks. */
export interface SeatSetting {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** The service's own options (`services.<name>.options`). */
  readonly options: Readonly<Record<string, unknown>>
  /** PEM of the authority that the service trusts, where it speaks TLS. */
  readonly tls?: { readonly ca?: string }
  readonly now: () => Date
  readonly uuid: () => string
  /** The state of another service of the same run. */
  readonly peer?: (service: string) => MockState | undefined
}

/** A service that listens. */
export interface Seat<S extends MockState = MockState> {
  /** `scheme://host:port`, without a trailing slash. */
  readonly url: string
  readonly port: number
  /** The service's state. */
  readonly state: S
  /**
   * Selects a fault, or none. Settles when the next connection meets it: at once, except where the fault is of the
   * certificate that the listener presents.
   */
  readonly select: (fault: string | undefined) => Promise<void>
  /** Stops listening and ends every connection at once, whatever it is doing. */
  readonly close: () => Promise<void>
}

/** A server before it listens. */
export interface Seating<S extends MockState> {
  /** For connections that come before the service has started; rejected when it could not start. */
  readonly started: Promise<S>
  /** Aborted when the listener closes: nothing waits any longer. */
  readonly closing: AbortSignal
  /** Connections that are open. */
  readonly sockets: ReadonlySet<Socket>
  /**
   * Takes the port, then starts the service, which learns its own address.
   * @throws BancError `BANC-PORT` when the port cannot be had; whatever `start` throws
   */
  readonly open: (scheme: string) => Promise<Seat<S>>
}

/** The address a client uses: the wildcard addresses are not ones, and IPv6 goes in brackets. */
const urlOf = (scheme: string, host: string, port: number): string => {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${scheme}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

const listening = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((done, refused) => {
    server.once('error', refused)
    server.listen(port, host, () => {
      server.off('error', refused)
      done((server.address() as AddressInfo).port)
    })
  })

const closed = (server: Server): Promise<void> => new Promise((done) => server.close(() => done()))

/** The one home of ports, sockets, start and stop. `settle` waits for what is told a little after the sockets are gone. */
export const seating = <S extends MockState>(
  server: Server,
  service: { readonly name: string; readonly start: (setting: ServiceSetting) => S | Promise<S> },
  { host, port, tls, options, now, uuid, peer }: SeatSetting,
  settle: () => Promise<void> = async () => undefined,
  /** What a fault changes in the listener itself. */
  present: (fault: string | undefined) => Promise<void> = async () => undefined,
): Seating<S> => {
  const started = Promise.withResolvers<S>()
  // Nobody waits for it when no connection came: its failure is told by the throw of `open`.
  started.promise.catch(() => undefined)
  const closing = new AbortController()
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    // A STARTTLS server takes every listener off a socket: those that are gone are only found by looking.
    for (const known of sockets) if (known.closed) sockets.delete(known)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const close = async (): Promise<void> => {
    closing.abort()
    const over = closed(server)
    for (const socket of sockets) socket.destroy()
    await over
    await settle()
  }
  return {
    started: started.promise,
    closing: closing.signal,
    sockets,
    open: async (scheme) => {
      const taken = await listening(server, host, port).catch((error: unknown) => {
        throw portProblem(error, { service: service.name, host, port })
      })
      const url = urlOf(scheme, host, taken)
      try {
        const state = await service.start({
          url,
          now,
          uuid,
          options,
          ...(tls?.ca !== undefined && { authority: tls.ca }),
          ...(peer && { peer }),
        })
        started.resolve(state)
        const select = async (fault: string | undefined): Promise<void> => {
          state.fault = fault
          await present(fault)
        }
        return { url, port: taken, state, select, close }
      } catch (error) {
        started.reject(error)
        await close()
        throw error
      }
    },
  }
}

/** Who records keeps its own failure (disk full…): a socket has nobody else to tell it to. */
export const guarded =
  <A extends readonly unknown[]>(tell: (...said: A) => void) =>
  (...said: A): void => {
    try {
      tell(...said)
    } catch {
      // Told by the next append.
    }
  }
