import request from 'supertest'
import { BancError, messageOf } from '../model/errors.ts'
import type { Capabilities, Pilot } from '../model/pilot.ts'

/** Says what keeps an answer from following the pilot contract: one sentence per problem, none when it does. */
export type Problems = (schema: string, value: unknown) => readonly string[]

export interface HttpPilotOptions {
  /** Base URL of the product's adapter, without `/pilot`. */
  readonly url: string
  /** How long one action may take, in milliseconds. */
  readonly timeoutMs: number
  readonly problems: Problems
}

const unreachable = (url: string, cause: unknown): BancError =>
  new BancError({
    code: 'BANC-PILOT-UNREACHABLE',
    what: {
      fr: `Le pilote du produit ne répond pas : ${messageOf(cause)}.`,
      en: `The product's pilot does not answer: ${messageOf(cause)}.`,
    },
    where: url,
    todo: {
      fr: 'Vérifiez que le produit et son adaptateur sont démarrés et que pilot.url est juste (« doctor » aide).',
      en: 'Check that the product and its adapter are running and that pilot.url is right ("doctor" helps).',
    },
    cause,
  })

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

const offContract = (url: string, problems: readonly string[]): BancError =>
  new BancError({
    code: 'BANC-PILOT-CONTRACT',
    what: {
      fr: `La réponse du pilote ne suit pas le contrat : ${problems.join(' ; ')}.`,
      en: `The pilot's answer does not follow the contract: ${problems.join('; ')}.`,
    },
    where: url,
    todo: {
      fr: 'Corrigez l’adaptateur d’après schemas/pilot.openapi.json.',
      en: 'Correct the adapter after schemas/pilot.openapi.json.',
    },
  })

/** Makes a product act through the HTTP contract of `schemas/pilot.openapi.json`. */
export const httpPilot = ({ url, timeoutMs, problems }: HttpPilotOptions): Pilot => {
  const ask = async (method: 'get' | 'post', path: string, schema: string, body?: object): Promise<unknown> => {
    const call = request(url)[method](path).timeout({ deadline: timeoutMs }).set('accept', 'application/json')
    const response = await (body === undefined ? call : call.send(body)).catch((error: unknown) => {
      throw unreachable(url + path, error)
    })
    if (response.status !== 200) {
      throw refused(url + path, response.status, String(response.body?.message ?? response.text ?? ''))
    }
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
