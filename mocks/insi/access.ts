import type { HttpRequest } from '../../src/model/exchange.ts'
import { type InsiAssertion, insiAssertionIn } from '../../src/protocols/ins/insi-assertion.ts'
import { verifyAssertionSignature } from '../../src/protocols/saml/signature.ts'
import type { Envelope } from '../../src/protocols/soap/envelope.ts'
import { type InsiAssumption, insiAssumptions } from './assumptions.ts'

/** How a caller proved who it is, or why it did not. */
export interface Access {
  readonly refused?: string
  readonly assumptions?: readonly InsiAssumption[]
  readonly notes?: readonly string[]
}

const organisation = /(?:^|[,/])\s*CN=(INSI-AUTO|INSI-MANU)(?:,|\/|$)/

/** The certificate's CN is exactly INSI-AUTO or INSI-MANU, and it chains to the test authority. */
const byCertificate = ({ tls }: HttpRequest): Access => {
  if (tls?.clientSubject === undefined)
    return { refused: 'no client certificate was presented, and no assertion either' }
  if (tls.clientTrusted !== true) return { refused: 'the client certificate does not chain to the test authority' }
  if (organisation.test(tls.clientSubject)) return {}
  return { refused: `the certificate's CN is not INSI-AUTO or INSI-MANU: ${tls.clientSubject}` }
}

const billing = ({ identifiantFacturation }: InsiAssertion): string | undefined =>
  identifiantFacturation ? undefined : 'the assertion has no identifiantFacturation'

/** The speciality is spelled in two ways in official material: both are taken, and the log says which was met. */
const specialityNote = ({ speciality }: InsiAssertion): string =>
  speciality === undefined
    ? 'no speciality: only physicians must give one'
    : `speciality ${speciality.value} in ${speciality.attribute}`

const oneHour = 3_600_000

const expired = ({ issueInstant, notOnOrAfter }: InsiAssertion, now: Date): string | undefined => {
  const end = notOnOrAfter === undefined ? Date.parse(issueInstant ?? '') + oneHour : Date.parse(notOnOrAfter)
  if (Number.isNaN(end)) return 'the assertion has no readable IssueInstant'
  return now.getTime() >= end ? `the assertion was valid until ${new Date(end).toISOString()}` : undefined
}

const byCps = (assertion: InsiAssertion, { body }: HttpRequest, now: Date): Access => {
  const { present, valid, reason } = verifyAssertionSignature(body)
  const assumptions = assertion.notOnOrAfter === undefined ? [insiAssumptions.assertionLifetime.id] : []
  if (!present) return { refused: 'a CPS assertion is signed; this one is not' }
  if (!valid) return { refused: `the signature of the CPS assertion is not valid: ${reason?.en ?? 'unknown reason'}` }
  const refused = billing(assertion) ?? expired(assertion, now)
  if (refused !== undefined) return { refused, assumptions }
  const { nameId, secteurActivite } = assertion
  return {
    assumptions,
    notes: [
      `CPS assertion of ${nameId ?? 'nobody'}, sector ${secteurActivite ?? 'not given'}, ${specialityNote(assertion)}`,
    ],
  }
}

const byPsc = (assertion: InsiAssertion): Access => {
  const refused = billing(assertion) ?? (assertion.nameId ? undefined : 'the assertion names nobody')
  const assumptions = [insiAssumptions.pscAssertion.id]
  if (refused !== undefined) return { refused, assumptions }
  return { assumptions, notes: [`PSC assertion of ${assertion.nameId}, ${specialityNote(assertion)}`] }
}

/** Whether a caller may use INSi: by its assertion when it sends one, else by its organisation certificate. */
export const accessOf = (request: HttpRequest, envelope: Envelope, now: Date): Access => {
  const assertion = insiAssertionIn(envelope)
  if (assertion === undefined) return byCertificate(request)
  switch (assertion.qualifier) {
    case 'CPS':
      return byCps(assertion, request, now)
    case 'PSC':
      return byPsc(assertion)
    default:
      return {
        refused: `the NameQualifier of the assertion is ${assertion.qualifier ?? 'absent'}: CPS or PSC is expected`,
      }
  }
}
