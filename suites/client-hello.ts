import type { ClientHello } from '../src/model/exchange.ts'
import type { ServiceName } from '../src/model/words.ts'
import type { Observation } from '../src/run/check.ts'
import type { ScenarioRecord } from '../src/run/record.ts'

/**
 * What was offered to a service while it behaved as every day: before a bad certificate or old versions a product may
 * well try something else, and each of those situations has its own check.
 */
export const offersTo =
  (service: ServiceName) =>
  ({ all }: ScenarioRecord): readonly Observation<ClientHello>[] =>
    all('connection.hello')
      .filter(({ data }) => data.service === service && data.fault === undefined)
      .map(({ id, data }) => ({ value: data.hello, evidence: [id] }))
