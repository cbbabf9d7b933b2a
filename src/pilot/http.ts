import { type AnswerReader, answerNamed, resultOf } from '../../schemas/pilot.ts'
import type { Pilot } from '../model/pilot.ts'
import { notAnswering, notJson, offContract, refused, tooSlow } from './http-problems.ts'
import { type HttpReply, replyTo } from './http-reply.ts'

export interface HttpPilotOptions {
  /** Base URL of the product's adapter, without `/pilot`. */
  readonly url: string
  /** How long one action may take, in milliseconds; at most 300 s count. */
  readonly timeoutMs: number
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
export const httpPilot = ({ url: base, timeoutMs }: HttpPilotOptions): Pilot => {
  const patience = Math.min(timeoutMs, longestMs)
  const ask = async <T>(path: string, read: AnswerReader<T>, params?: object): Promise<T> => {
    const url = base + path
    const until = AbortSignal.timeout(patience)
    const reply = await replyTo(url, params, until).catch((error: unknown) => {
      throw until.aborted ? tooSlow(url, patience, error) : notAnswering(url, error)
    })
    const value = readValue(url, reply)
    if (reply.status !== 200) throw refused(url, reply.status, saidBy(value, reply.text))
    if (!isJson(reply.type)) throw offContract(url, [notJson(reply.type)])
    const answer = read(value)
    if (!answer.follows) throw offContract(url, answer.wrong)
    return answer.value
  }
  return {
    capabilities: () => ask('/pilot/capabilities', answerNamed('Capabilities')),
    act: (action, params) => ask(`/pilot/actions/${action}`, resultOf(action), params),
    traces: async () => (await ask('/pilot/traces', answerNamed('Traces'))).traces,
  }
}
