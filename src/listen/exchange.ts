import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { messageOf } from '../model/errors.ts'
import type { HttpRequest, HttpResponse } from '../model/exchange.ts'
import { type Answer, type AnyHttpService, type MockState, operationFor, serve } from '../model/service.ts'
import { listenNotes } from './notes.ts'
import { bodyLimit, readRequest } from './read-request.ts'
import type { RecordedHttp } from './recorded.ts'

type Served = Answer & { readonly operation?: string | undefined }

const plainText = { 'content-type': 'text/plain; charset=utf-8' }

const tooLong: Served = {
  response: { status: 413, headers: { ...plainText, connection: 'close' }, body: `body over ${bodyLimit} bytes\n` },
  notes: [listenNotes.bodyTooLong.with({ limit: String(bodyLimit) })],
}

/** The operation whose handler failed; none when finding it is what failed. */
const failedOperation = (service: AnyHttpService, request: HttpRequest): string | undefined => {
  try {
    return operationFor(service, request)?.name
  } catch {
    return undefined
  }
}

const answerTo = async (service: AnyHttpService, request: HttpRequest, state: MockState): Promise<Served> => {
  try {
    return await serve(service, request, state)
  } catch (error) {
    return {
      operation: failedOperation(service, request),
      response: { status: 500, headers: plainText, body: 'the bench failed to answer\n' },
      notes: [listenNotes.benchFailed.with({ why: messageOf(error) })],
    }
  }
}

const bytesOf = (body: string | Uint8Array | undefined): Uint8Array =>
  typeof body === 'string' ? Buffer.from(body, 'utf8') : (body ?? new Uint8Array())

/** The headers of an answer, as they leave and as they are recorded: names in lower case, the service's own prevail. */
const headersOf = (response: HttpResponse, size: number, now: Date): Record<string, string | string[]> => {
  const headers: Record<string, string | string[]> = { date: now.toUTCString() }
  if (response.status !== 204 && response.status !== 304) headers['content-length'] = String(size)
  for (const [name, value] of Object.entries(response.headers ?? {})) {
    headers[name.toLowerCase()] = typeof value === 'string' ? value : [...value]
  }
  return headers
}

const nothingSent = { status: 0, headers: {}, body: new Uint8Array(), cut: true }

export interface Host {
  readonly service: AnyHttpService
  readonly state: MockState
  readonly record: (exchange: RecordedHttp) => void
  /** Aborted when the listener closes: nothing waits any longer. */
  readonly closing: AbortSignal
}

/** Waits, but not for a peer that has gone nor past the end of the listener. */
const delay = async (ms: number, outgoing: ServerResponse, closing: AbortSignal): Promise<void> => {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  await wait(ms, undefined, { signal: AbortSignal.any([gone.signal, closing]) }).catch(() => {})
}

/**
 * One exchange from the socket to the recording. It is recorded just before its last byte leaves, so that whatever the
 * product does with the answer comes later in the journal.
 * @throws when the peer goes away before the end of its request, or when the recording fails
 */
export const exchange = async (host: Host, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const start = performance.now()
  const { tooLong: refused, ...request } = await readRequest(incoming)
  const { fault } = host.state
  const answer = refused ? tooLong : await answerTo(host.service, request, host.state)
  const { response } = answer

  if (response.delayMs !== undefined) await delay(response.delayMs, outgoing, host.closing)
  const left = incoming.socket.destroyed
  const body = bytesOf(response.body)
  const unsent = response.cut || left
  const headers = unsent ? {} : headersOf(response, body.length, host.state.now())
  host.record({
    service: host.service.name,
    ...(answer.operation !== undefined && { operation: answer.operation }),
    request,
    response: unsent ? nothingSent : { status: response.status, headers, body },
    ...(fault !== undefined && { fault }),
    assumptions: answer.assumptions ?? [],
    notes: [...(answer.notes ?? []), ...(left ? [listenNotes.closedBeforeTheAnswer.with()] : [])],
    durationMs: performance.now() - start,
  })
  if (response.cut) incoming.socket.destroy()
  // Text leaves with its headers in one piece; bytes would take a second one.
  else if (!left)
    outgoing.writeHead(response.status, headers).end(typeof response.body === 'string' ? response.body : body)
}
