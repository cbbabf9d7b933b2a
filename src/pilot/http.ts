import type { Capabilities, Pilot } from '../model/pilot.ts'
import type { Text } from '../model/text.ts'
import { notAnswering, notJson, offContract, refused, tooSlow } from './http-problems.ts'
import { type HttpReply, replyTo } from './http-reply.ts'

/** Says what keeps an answer from following the pilot contract: one sentence per problem, none when it does. */
export type Problems = (schema: string, value: unknown) => readonly Text[]

export interface HttpPilotOptions {
  /** Base URL of the product's adapter, without `/pilot`. */
  readonly url: string
  /** How long one action may take, in milliseconds; at most 300 s count. */
  readonly timeoutMs: number
  readonly problems: Problems
}

const isJson = (type: string): boolean => /[/+]json$/.test(type)

/** The value of an answer that says it is JSON; undefined for any other. @throws BancError BANC-PILOT-CONTRACT */
const readValue = (url: string, { type, text }: HttpReply): unknown => {
  if (!isJson(type) || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw offContract(url, [notJson(type)])
  }
}

/** A refusal's own sentence: the contract's `message`, else the text as it came. */
const saidBy = (value: unknown, text: string): string =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'
    ? value.message
    : text

/** As long as a scenario may last: `fetch` itself would wait no longer for the beginning of an answer. */
const longestMs = 300_000

/** Makes a product act through the HTTP contract of `schemas/pilot.openapi.json`. */
export const httpPilot = ({ url: base, timeoutMs, problems }: HttpPilotOptions): Pilot => {
  const patience = Math.min(timeoutMs, longestMs)
  const ask = async (path: string, schema: string, params?: object): Promise<unknown> => {
    const url = base + path
    const until = AbortSignal.timeout(patience)
    const reply = await replyTo(url, params, until).catch((error: unknown) => {
      throw until.aborted ? tooSlow(url, patience, error) : notAnswering(url, error)
    })
    const value = readValue(url, reply)
    if (reply.status !== 200) throw refused(url, reply.status, saidBy(value, reply.text))
    if (!isJson(reply.type)) throw offContract(url, [notJson(reply.type)])
    const found = problems(schema, value)
    if (found.length > 0) throw offContract(url, found)
    return value
  }
  return {
    capabilities: async () => (await ask('/pilot/capabilities', 'Capabilities')) as Capabilities,
    // The contract check above is what makes these casts true.
    act: async (action, params) => (await ask(`/pilot/actions/${action}`, `${action}.result`, params)) as never,
    traces: async () => ((await ask('/pilot/traces', 'Traces')) as { traces: unknown[] }).traces,
  }
}
