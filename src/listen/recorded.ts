import type { Headers, HttpRequest } from '../model/exchange.ts'
import type { Note } from '../model/service.ts'

/** One HTTP exchange as a listener saw it, with its bytes; the journal turns bodies into blobs. */
export interface RecordedHttp {
  readonly service: string
  /** Absent when no operation of the service took the request. */
  readonly operation?: string
  readonly request: HttpRequest
  /** What was put on the wire. With `cut` nothing was: status 0, no headers, no body. */
  readonly response: {
    readonly status: number
    readonly headers: Headers
    readonly body: Uint8Array
    readonly cut?: boolean
  }
  /** Id of the fault that was selected when the request was served. */
  readonly fault?: string
  readonly assumptions: readonly string[]
  readonly notes: readonly Note[]
  /** From the request's headers to the answer, in milliseconds. */
  readonly durationMs: number
}
