import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { messageOf } from '../model/errors.ts'
import type { EventData } from '../model/event.ts'
import type { AnyHl7Service, Hl7Answer, MockState } from '../model/service.ts'
import { portProblem } from './port-problem.ts'
import { bodyLimit } from './read-request.ts'

/** A message to be journalled: the caller stores the bytes and keeps their references. */
export type Hl7Recording = Omit<EventData['exchange.hl7'], 'message' | 'ack'> & {
  readonly message: Uint8Array
  readonly ack?: Hl7Answer['ack']
}

export interface MllpSetting {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly options: Readonly<Record<string, unknown>>
  readonly now: () => Date
  readonly uuid: () => string
  /** Called before the sender gets its acknowledgement, so that a message it believes taken is in the journal. */
  readonly record: (exchange: Hl7Recording) => void
  /** Bytes that are not a framed message, or a connection that ended in the middle of one. */
  readonly failed: (reason: string) => void
}

export interface MllpListener {
  /** `mllp://host:port` */
  readonly url: string
  readonly port: number
  readonly state: MockState
  /** Stops listening and ends every connection at once. */
  readonly close: () => Promise<void>
}

interface Hosting {
  readonly service: AnyHl7Service
  readonly setting: MllpSetting
  readonly state: MockState
  readonly closing: AbortSignal
}

const received = ({ service, state }: Hosting, message: Uint8Array): Hl7Answer => {
  try {
    return service.receive(message, state)
  } catch (error) {
    return { notes: [`bench failure, not the product's: ${messageOf(error)}`] }
  }
}

/** One message from the socket to the recording, then its acknowledgement. */
const exchange = async (hosting: Hosting, socket: Socket, message: Uint8Array): Promise<void> => {
  const { service, setting, state, closing } = hosting
  const start = performance.now()
  const { fault } = state
  const { delayMs, cut, ack, ...answer } = received(hosting, message)
  if (delayMs !== undefined) await wait(delayMs, undefined, { signal: closing }).catch(() => undefined)
  const sent = ack !== undefined && !cut && socket.writable
  const lost = ack !== undefined && !cut && !socket.writable
  setting.record({
    service: service.name,
    ...answer,
    ...(lost ? { notes: [...(answer.notes ?? []), 'the connection was closed before the acknowledgement'] } : {}),
    message,
    ...(sent ? { ack } : {}),
    ...(fault === undefined ? {} : { fault }),
    durationMs: Math.round((performance.now() - start) * 1000) / 1000,
  })
  if (cut) socket.destroy()
  else if (sent) socket.write(service.framed(ack.text))
}

/** Reads one connection to its end; its messages are answered one by one, in order. */
const converse = async (hosting: Hosting, socket: Socket): Promise<void> => {
  const { service, setting } = hosting
  let rest: Uint8Array = new Uint8Array()
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    const blocks = service.unframe(rest.byteLength === 0 ? chunk : Buffer.concat([rest, chunk]))
    rest = blocks.rest
    for (const { kind, bytes } of blocks.found) {
      if (kind === 'message') await exchange(hosting, socket, bytes)
      else setting.failed(`${bytes.byteLength} bytes outside an MLLP block: 0B before and 1C 0D after are expected`)
    }
    if (rest.byteLength > bodyLimit) {
      setting.failed(`message over ${bodyLimit} bytes: refused and not kept`)
      socket.destroy()
      return
    }
  }
  if (rest.byteLength > 0) setting.failed('connection closed in the middle of a message')
}

/**
 * Hosts a connected system on a socket (MLLP, in clear).
 * @throws BancError `BANC-PORT` when the port cannot be had; whatever `service.start` throws
 */
export const listenMllp = async (service: AnyHl7Service, setting: MllpSetting): Promise<MllpListener> => {
  const closing = new AbortController()
  const started = Promise.withResolvers<MockState>()
  started.promise.catch(() => undefined)
  const sockets = new Set<Socket>()
  const report = (reason: string): void => {
    try {
      setting.failed(reason)
    } catch {
      // Who records keeps its own failure; a socket has nobody else to tell it to.
    }
  }
  const server = createServer(async (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    try {
      await converse({ service, setting, state: await started.promise, closing: closing.signal }, socket)
    } catch (error) {
      if (!closing.signal.aborted) report(messageOf(error))
      socket.destroy()
    }
  })
  const { host } = setting
  server.listen(setting.port, host)
  await once(server, 'listening').catch((error: unknown) => {
    throw portProblem(error, { service: service.name, host, port: setting.port })
  })
  const { port } = server.address() as AddressInfo
  const url = `mllp://${host.includes(':') ? `[${host}]` : host}:${port}`
  const close = async (): Promise<void> => {
    closing.abort()
    const closed = new Promise((done) => server.close(done))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  try {
    const { options, now, uuid } = setting
    const state: MockState = await service.start({ url, options, now, uuid })
    started.resolve(state)
    return { url, port, state, close }
  } catch (error) {
    started.reject(error)
    await close()
    throw error
  }
}
