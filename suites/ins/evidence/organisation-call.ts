import { assertionIn } from '../../../src/protocols/saml/assertion.ts'
import { readEnvelope } from '../../../src/protocols/soap/envelope.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'

/** Whether a call of INSi names no professional: then the organisation itself must be known by its certificate. */
export const isOrganisationCall = ({ view }: ScenarioRecord, { requestBody }: HttpExchange): boolean =>
  assertionIn(view(requestBody, readEnvelope)) === undefined
