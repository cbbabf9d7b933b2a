import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Note } from '../../src/model/service.ts'
import { assertionProblems } from '../../src/protocols/ins/assertion-problems.ts'
import { type InsiAssertion, insiAssertionIn } from '../../src/protocols/ins/insi-assertion.ts'
import { verifyAssertionSignature } from '../../src/protocols/saml/signature.ts'
import type { Envelope } from '../../src/protocols/soap/envelope.ts'
import { assertionNote } from './assertion-notes.ts'
import { type InsiAssumption, insiAssumptions } from './assumptions.ts'
import { insiNotes } from './notes.ts'
import type { InsiState } from './state.ts'

/** How a caller proved who it is, or why it did not. */
export interface Access {
  readonly refused?: readonly Note[]
  readonly assumptions?: readonly InsiAssumption[]
  readonly notes?: readonly Note[]
}

const organisation = /(?:^|[,/])\s*CN=(INSI-AUTO|INSI-MANU)(?:,|\/|$)/

/** The certificate's CN is exactly INSI-AUTO or INSI-MANU, and it chains to the test authority. */
const byCertificate = ({ tls }: HttpRequest): Access => {
  if (tls?.clientSubject === undefined) return { refused: [insiNotes.certificateMissing.with()] }
  if (tls.clientTrusted !== true) return { refused: [insiNotes.certificateUnknown.with()] }
  if (organisation.test(tls.clientSubject)) return {}
  return { refused: [insiNotes.certificateOther.with({ subject: tls.clientSubject })] }
}

const assumptionsFor = ({ qualifier, notOnOrAfter }: InsiAssertion): readonly InsiAssumption[] => [
  ...(qualifier === 'PSC' ? [insiAssumptions.pscAssertion.id] : []),
  ...(qualifier === 'CPS' && notOnOrAfter === undefined ? [insiAssumptions.assertionLifetime.id] : []),
]

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
  const assumptions = assumptionsFor(assertion)
  const told = problems.map(assertionNote)
  if (told.length > 0 && !state.lenient)
    return { refused: told, assumptions: [...assumptions, insiAssumptions.assertionRefusals.id] }
  return { assumptions, notes: told }
}

/** Whether a caller may use INSi: by its assertion when it sends one, else by its organisation certificate. */
export const accessOf = (request: HttpRequest, envelope: Envelope, state: InsiState): Access => {
  const assertion = insiAssertionIn(envelope)
  return assertion === undefined ? byCertificate(request) : byAssertion(assertion, request, state)
}
