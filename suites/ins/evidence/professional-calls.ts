import { isA } from '../../../src/model/event.ts'
import type { ProfessionalCall } from '../../../src/protocols/ins/assertion-problems.ts'
import { insiAssertionIn } from '../../../src/protocols/ins/insi-assertion.ts'
import { certificatesIn } from '../../../src/protocols/saml/certificate.ts'
import { verifyAssertionSignature } from '../../../src/protocols/saml/signature.ts'
import { readEnvelope } from '../../../src/protocols/soap/envelope.ts'
import type { Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { insiCalls } from './seen.ts'

/** Views are found again by their reader: this one is the same for all. */
const signatureOf = (envelope: Uint8Array) => verifyAssertionSignature(envelope)

/** What INSi knew of whom it trusts: read from the recording, absent from one of an older bench. */
const circumstances = ({ run }: ScenarioRecord): Pick<ProfessionalCall, 'authority' | 'withoutClientCertificate'> => {
  const started = run.filter(isA('service.started')).findLast(({ data }) => data.service === 'insi')
  const { authority, withoutClientCertificate } = started?.data.settings ?? {}
  return {
    ...(typeof authority === 'string' && { authority: certificatesIn(authority) }),
    withoutClientCertificate: withoutClientCertificate === true,
  }
}

/** Every call of INSi; undefined where no assertion names a professional and the organisation is the caller. */
export const callers = (record: ScenarioRecord): readonly Observation<ProfessionalCall | undefined>[] => {
  const known = circumstances(record)
  const times = new Map(record.events.map(({ id, at }) => [id, at]))
  return insiCalls(record)
    .filter(({ operation, requestBody }) => operation !== undefined && requestBody.length > 0)
    .map(({ id, requestBody, tls }) => {
      const assertion = insiAssertionIn(record.view(requestBody, readEnvelope))
      const signature = record.view(requestBody, signatureOf)
      const at = new Date(times.get(id) ?? '')
      return { value: assertion && { ...known, assertion, signature, client: tls, at }, evidence: [id] }
    })
}
