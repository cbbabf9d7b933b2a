import { createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { messageOf } from '../model/errors.ts'
import type { AnyMllpService, MllpAnswer, MockState } from '../model/service.ts'
import { listenNotes } from './notes.ts'
import { bodyLimit } from './read-request.ts'
import { guarded, type Seat, type SeatSetting, seating } from './seat.ts'

/** A message to be journalled: the caller stores the bytes and keeps their references. */
export type RecordedMllp = Omit<MllpAnswer, 'ack' | 'delayMs' | 'cut'> & {
  readonly service: string
  readonly message: Uint8Array
  readonly ack?: MllpAnswer['ack']
  readonly fault?: string
  readonly durationMs: number
}

export interface MllpSetting extends SeatSetting {
  /** Called before the sender gets its acknowledgement, so that a message it believes taken is in the journal. */
  readonly record: (exchange: RecordedMllp) => void
  /** Bytes that are not a framed message, or a connection that ended in the middle of one. */
  readonly failed: (reason: string) => void
}

interface Hosting {
  readonly service: AnyMllpService
  readonly setting: MllpSetting
  readonly state: MockState
  readonly closing: AbortSignal
}

const received = ({ service, state }: Hosting, message: Uint8Array): MllpAnswer => {
  try {
    return service.receive(message, state)
  } catch (error) {
    return { notes: [listenNotes.benchFailed.with({ why: messageOf(error) })] }
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
    ...(lost ? { notes: [...(answer.notes ?? []), listenNotes.closedBeforeTheAnswer.with()] } : {}),
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
export const listenMllp = async (service: AnyMllpService, setting: MllpSetting): Promise<Seat> => {
  const report = guarded(setting.failed)
  const server = createServer(async (socket) => {
    try {
      await converse({ service, setting, state: await started, closing }, socket)
    } catch (error) {
      if (!closing.aborted) report(messageOf(error))
      socket.destroy()
    }
  })
  const { started, closing, open } = seating<MockState>(server, service, setting)
  return open('mllp')
}
