import request, { type Response } from 'supertest'
import { BancError, messageOf } from '../model/errors.ts'
import type { Capabilities, Pilot } from '../model/pilot.ts'
import type { Text } from '../model/text.ts'

/** Says what keeps an answer from following the pilot contract: one sentence per problem, none when it does. */
export type Problems = (schema: string, value: unknown) => readonly Text[]

export interface HttpPilotOptions {
  /** Base URL of the product's adapter, without `/pilot`. */
  readonly url: string
  /** How long one action may take, in milliseconds. */
  readonly timeoutMs: number
  readonly problems: Problems
}

const isTimeout = (error: unknown): boolean => error instanceof Error && 'timeout' in error

const unreachable = (url: string, cause: unknown, timeoutMs: number): BancError =>
  new BancError({
    code: 'BANC-PILOT-UNREACHABLE',
    what: isTimeout(cause)
      ? {
          fr: `Le pilote du produit n’a pas répondu en ${String(timeoutMs / 1000).replace('.', ',')} s.`,
          en: `The product's pilot did not answer within ${timeoutMs / 1000} s.`,
        }
      : {
          fr: `Le pilote du produit ne répond pas : ${messageOf(cause)}.`,
          en: `The product's pilot does not answer: ${messageOf(cause)}.`,
        },
    where: url,
    todo: {
      fr: 'Vérifiez que le produit et son adaptateur sont démarrés, et pilot.url et pilot.timeoutMs (« doctor » aide).',
      en: 'Check that the product and its adapter are running, and pilot.url and pilot.timeoutMs ("doctor" helps).',
    },
    cause,
  })

/** What a product says when it fails may be a whole page: its beginning will do, without the end that a sentence adds. */
const brief = (said: string): string => {
  const text = said.trim().replace(/\s+/g, ' ').replace(/\.$/, '')
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

const refused = (url: string, status: number, said: string): BancError =>
  new BancError({
    code: 'BANC-PILOT-REFUSED',
    what: {
      fr: `Le pilote du produit a répondu ${status} : ${said}.`,
      en: `The product's pilot answered ${status}: ${said}.`,
    },
    where: url,
    todo: {
      fr: 'Regardez la sortie du produit pour cette action.',
      en: "Look at the product's output for this action.",
    },
  })

const offContract = (url: string, problems: readonly Text[]): BancError =>
  new BancError({
    code: 'BANC-PILOT-CONTRACT',
    what: {
      fr: `La réponse du pilote ne suit pas le contrat : ${problems.map(({ fr }) => fr).join(' ; ')}.`,
      en: `The pilot's answer does not follow the contract: ${problems.map(({ en }) => en).join('; ')}.`,
    },
    where: url,
    todo: {
      fr: 'Corrigez l’adaptateur d’après schemas/pilot.openapi.json.',
      en: 'Correct the adapter after schemas/pilot.openapi.json.',
    },
  })

const notJson = (type: string | undefined): Text => ({
  fr: `ce n’est pas du JSON (content-type : ${type || 'absent'})`,
  en: `it is not JSON (content-type: ${type || 'absent'})`,
})

/** A refusal's own sentence: the contract's `message`, else the text as it came. */
const saidBy = ({ body, text }: Response): string =>
  brief(typeof body?.message === 'string' ? body.message : (text ?? ''))

/** Makes a product act through the HTTP contract of `schemas/pilot.openapi.json`. */
export const httpPilot = ({ url, timeoutMs, problems }: HttpPilotOptions): Pilot => {
  const ask = async (method: 'get' | 'post', path: string, schema: string, body?: object): Promise<unknown> => {
    const call = request(url)[method](path).timeout({ deadline: timeoutMs }).set('accept', 'application/json')
    const response = await (body === undefined ? call : call.send(body)).catch((error: unknown) => {
      // An answer came, and could not be read as what it says it is.
      if (error instanceof SyntaxError) throw offContract(url + path, [notJson('application/json')])
      throw unreachable(url + path, error, timeoutMs)
    })
    if (response.status !== 200) throw refused(url + path, response.status, saidBy(response))
    if (!/[/+]json$/.test(response.type)) throw offContract(url + path, [notJson(response.type)])
    const found = problems(schema, response.body)
    if (found.length > 0) throw offContract(url + path, found)
    return response.body
  }
  return {
    capabilities: async () => (await ask('get', '/pilot/capabilities', 'Capabilities')) as Capabilities,
    // The contract check above is what makes these casts true.
    act: async (action, params) => (await ask('post', `/pilot/actions/${action}`, `${action}.result`, params)) as never,
    traces: async () => ((await ask('get', '/pilot/traces', 'Traces')) as { traces: unknown[] }).traces,
  }
}
