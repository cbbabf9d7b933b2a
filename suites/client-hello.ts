import type { ClientHello } from '../src/model/exchange.ts'
import type { ServiceName } from '../src/model/words.ts'
import type { Observation } from '../src/run/check.ts'
import type { ScenarioRecord } from '../src/run/record.ts'

/** An offer is made before the certificate is seen, good or bad: it is the product's own. */
const isOfItsOwn = (fault: string | undefined): boolean => fault === undefined || fault.startsWith('certificate-')

/**
 * What was offered to a service. Where it left no good version or suite a product may well try something else: those
 * situations have checks of their own.
 */
export const offersTo =
  (service: ServiceName) =>
  ({ all }: ScenarioRecord): readonly Observation<ClientHello>[] =>
    all('connection.hello')
      .filter(({ data }) => data.service === service && isOfItsOwn(data.fault))
      .map(({ id, data }) => ({ value: data.hello, evidence: [id] }))
