import type { HttpRequest } from '../../src/model/exchange.ts'
import { assertionProblems } from '../../src/protocols/ins/assertion-problems.ts'
import { type InsiAssertion, insiAssertionIn } from '../../src/protocols/ins/insi-assertion.ts'
import { verifyAssertionSignature } from '../../src/protocols/saml/signature.ts'
import type { Envelope } from '../../src/protocols/soap/envelope.ts'
import { type InsiAssumption, insiAssumptions } from './assumptions.ts'
import type { InsiState } from './state.ts'

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

/** The speciality is spelled in two ways in official material: both are taken, and the log says which was met. */
const specialityNote = ({ speciality }: InsiAssertion): string =>
  speciality === undefined
    ? 'no speciality: only physicians must give one'
    : `speciality ${speciality.value} in ${speciality.attribute}`

const assumptionsFor = ({ qualifier, notOnOrAfter }: InsiAssertion): readonly InsiAssumption[] => [
  ...(qualifier === 'PSC' ? [insiAssumptions.pscAssertion.id] : []),
  ...(qualifier === 'CPS' && notOnOrAfter === undefined ? [insiAssumptions.assertionLifetime.id] : []),
]

const nameOf = ({ qualifier, nameId, secteurActivite }: InsiAssertion): string =>
  `${qualifier} assertion of ${nameId ?? 'nobody'}${qualifier === 'CPS' ? `, sector ${secteurActivite ?? 'not given'}` : ''}`

/** By an assertion; a lenient service notes what the real one would refuse, and goes on. */
const byAssertion = (assertion: InsiAssertion, { body, tls }: HttpRequest, state: InsiState): Access => {
  const problems = assertionProblems({
    assertion,
    signature: verifyAssertionSignature(body),
    client: tls,
    at: state.now(),
    authority: state.authority,
    withoutClientCertificate: state.withoutClientCertificate,
  })
  const [first] = problems
  const assumptions = assumptionsFor(assertion)
  const told = problems.map(({ word, text }) => `${word}: ${text.en}`)
  if (first !== undefined && !state.lenient)
    return { refused: told.join('; '), assumptions: [...assumptions, insiAssumptions.assertionRefusals.id] }
  return {
    assumptions,
    notes: [`${nameOf(assertion)}, ${specialityNote(assertion)}`, ...told.map((one) => `lenient: ${one}`)],
  }
}

/** Whether a caller may use INSi: by its assertion when it sends one, else by its organisation certificate. */
export const accessOf = (request: HttpRequest, envelope: Envelope, state: InsiState): Access => {
  const assertion = insiAssertionIn(envelope)
  return assertion === undefined ? byCertificate(request) : byAssertion(assertion, request, state)
}
