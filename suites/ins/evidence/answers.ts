import { type Resultat, readResultat } from '../../../src/protocols/ins/resultat.ts'
import { readVerified } from '../../../src/protocols/ins/verification.ts'
import { readEnvelope } from '../../../src/protocols/soap/envelope.ts'
import type { View } from '../../../src/protocols/views.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'

const resultatIn = (body: Uint8Array, view: View) => readResultat(view(body, readEnvelope).body)

const verifiedIn = (body: Uint8Array, view: View) => readVerified(view(body, readEnvelope).body)

/** What INSi found, or undefined when the answer is of another operation. @throws XmlError when it is no SOAP message */
export const resultatOf = ({ view }: ScenarioRecord, { responseBody }: HttpExchange): Resultat | undefined =>
  view(responseBody, resultatIn)

/** What INSi verified. @throws XmlError when the answer is no SOAP message */
export const verifiedBy = ({ view }: ScenarioRecord, { responseBody }: HttpExchange) => view(responseBody, verifiedIn)
