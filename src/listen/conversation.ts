import { createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { messageOf } from '../model/errors.ts'
import type { EventData } from '../model/event.ts'
import type {
  Conversation,
  ConversationFacts,
  MailAccess,
  MailTls,
  MockState,
  ServiceSetting,
  Utterance,
} from '../model/service.ts'
import type { TlsMaterial } from './https.ts'
import { guarded, type Seat, type SeatSetting, seating } from './seat.ts'
import { tlsFactsOf } from './tls-facts.ts'
import { tlsUpgrade } from './tls-upgrade.ts'

/** A conversation to be journalled once it is over. */
export type RecordedConversation = ConversationFacts & { readonly service: string; readonly durationMs: number }

export interface ConversationSetting extends SeatSetting {
  readonly tls: TlsMaterial
  readonly record: (seen: RecordedConversation) => void
  readonly failed: (failure: EventData['connection.failed']) => void
}

/** What is hosted: a service's name and TLS policy, its start, and how it converses. */
export interface Conversing<S extends MockState> extends Omit<MailAccess<S>, 'port'> {
  readonly name: string
  readonly tls: MailTls
  readonly start: (setting: ServiceSetting) => S | Promise<S>
}

/** Bytes that may wait for a client that does not read; the service waits with what comes next. */
const mostWaiting = 1024 * 1024

const drained = (stream: Socket): Promise<void> =>
  new Promise((done) => {
    const over = (): void => {
      stream.off('drain', over)
      stream.off('close', over)
      done()
    }
    stream.once('drain', over)
    stream.once('close', over)
  })

/** Sends what is said, in order. `true`: the next thing is a TLS handshake. */
const say = async (stream: Socket, said: Iterable<Utterance>, closing: AbortSignal): Promise<boolean> => {
  for (const { bytes, after, delayMs } of said) {
    if (delayMs !== undefined) await wait(delayMs, undefined, { signal: closing }).catch(() => undefined)
    if (stream.destroyed) return false
    if (after === 'close') {
      stream.end(bytes)
      return false
    }
    if (bytes.length > 0) stream.write(bytes)
    if (stream.writableLength > mostWaiting) await drained(stream)
    if (after === 'starttls') return true
  }
  return false
}

/**
 * Hosts a service that converses on a socket, in clear until it says that TLS begins. A client certificate is asked for
 * but not demanded. What comes is heard chunk by chunk: nothing is read while an answer waits for the client.
 * @throws BancError `BANC-PORT` when the port cannot be had; whatever `service.start` throws
 */
export const listenConversation = async <S extends MockState>(
  service: Conversing<S>,
  setting: ConversationSetting,
): Promise<Seat<S>> => {
  const record = guarded(setting.record)
  const failed = guarded(setting.failed)
  const secured = tlsUpgrade(setting.tls, service.tls)

  const converse = async (socket: Socket, conversation: Conversation, told: { news: () => void }): Promise<void> => {
    let stream: Socket = socket
    /** One thing at a time: what is heard, then what is new. */
    let turn: Promise<void> = Promise.resolve()
    const over = Promise.withResolvers<void>()
    closing.addEventListener('abort', () => over.resolve(), { once: true })
    const guard = (does: () => Promise<void>): Promise<void> => {
      turn = turn.then(does).catch((error: unknown) => {
        over.reject(error)
      })
      return turn
    }
    const hear = async (chunk: Buffer): Promise<void> => {
      if (!(await say(stream, conversation.hear(chunk), closing))) return
      stream.off('data', heard)
      stream = await secured(socket)
      conversation.secured(tlsFactsOf(stream))
      attach()
    }
    const heard = (chunk: Buffer): void => {
      const from = stream
      from.pause()
      guard(() => hear(chunk)).then(() => {
        if (from === stream) from.resume()
      })
    }
    const attach = (): void => {
      stream.on('data', heard)
      // A client that breaks off is known by the end of its connection.
      stream.on('error', () => undefined)
      stream.once('end', () => void guard(async () => void stream.end()))
      stream.once('close', () => over.resolve())
      stream.resume()
    }
    told.news = () => void guard(async () => void (await say(stream, conversation.news(), closing)))
    await guard(async () => void (await say(stream, conversation.greet(), closing)))
    attach()
    if (stream.destroyed) over.resolve()
    await over.promise
  }

  const server = createServer({ noDelay: true, allowHalfOpen: true }, async (socket) => {
    socket.on('error', () => undefined)
    const began = performance.now()
    const told = { news: (): void => undefined }
    let conversation: Conversation | undefined
    let problem: string | undefined
    try {
      conversation = service.open(await started, () => told.news())
      await converse(socket, conversation, told)
    } catch (error) {
      problem = messageOf(error)
    }
    told.news = () => undefined
    socket.destroy()
    const facts = conversation?.over()
    if (facts !== undefined && facts.commands > 0) {
      const durationMs = Math.round((performance.now() - began) * 1000) / 1000
      const notes = problem === undefined ? facts.notes : [...(facts.notes ?? []), problem]
      record({ service: service.name, ...facts, ...(notes && { notes }), durationMs })
    } else if (!closing.aborted || problem !== undefined) {
      const reason = problem ?? 'connection closed without a command'
      failed({ service: service.name, reason, ...(facts && { dialogue: [...facts.dialogue] }) })
    }
    open.delete(socket)
    ended()
  })

  const open = new Set<Socket>()
  server.on('connection', (socket) => open.add(socket))
  let ended: () => void = () => undefined
  const settled = (): Promise<void> =>
    new Promise((done) => {
      ended = () => {
        if (open.size === 0) done()
      }
      ended()
    })
  const seat = seating<S>(server, service, setting, settled)
  const { started, closing } = seat
  return seat.open(service.scheme)
}
