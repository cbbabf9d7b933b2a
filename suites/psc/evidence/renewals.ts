import { header } from '../../../src/model/exchange.ts'
import { one } from '../../../src/protocols/oidc/parameters.ts'
import { readBackChannelRequest } from '../../../src/protocols/oidc/token-request.ts'
import type { Observation } from '../../../src/run/check.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'

/** What is left of a professional's session. */
export interface Continued {
  readonly nationalId: string
  readonly left: readonly string[]
}

const position = (record: ScenarioRecord, id: string): number => record.events.findIndex((event) => event.id === id)

/** What is left of the professional's session once the product has renewed its token, or tried to. */
export const afterRenewal = (
  record: ScenarioRecord,
  because: readonly HttpExchange[],
): readonly Observation<Continued>[] =>
  record.actions('session.refresh').flatMap(({ id, params, result }) => {
    const at = position(record, id)
    const causes = because.filter((exchange) => position(record, exchange.id) < at)
    const next = record.actions('session.list').find((list) => position(record, list.id) > at)
    if (result === undefined || next?.result === undefined || causes.length === 0) return []
    const left = next.result.sessions.map(({ nationalId }) => nationalId)
    return [{ value: { nationalId: params.nationalId, left }, evidence: [...causes.map((one) => one.id), id, next.id] }]
  })

export const renewals = (record: ScenarioRecord): readonly HttpExchange[] =>
  record.exchanges('psc', 'token').filter(({ request, requestBody }) => {
    const form = readBackChannelRequest(requestBody, header(request.headers, 'authorization'))
    return one(form.parameters, 'grant_type') === 'refresh_token'
  })
