import type { X509Certificate } from 'node:crypto'
import type { TlsFacts } from '../../model/exchange.ts'
import type { Text } from '../../model/text.ts'
import { certificateProblem, isIssuedBy } from '../saml/certificate.ts'
import type { SignatureReport } from '../saml/signature.ts'
import type { InsiAssertion } from './insi-assertion.ts'

/** A professional’s call of INSi, and what whoever received it knows. */
export interface ProfessionalCall {
  readonly assertion: InsiAssertion
  readonly signature: SignatureReport
  readonly client: TlsFacts | undefined
  /** When it was received; undefined of a message that lies in a file, of which no time is judged. */
  readonly at: Date | undefined
  /** Authorities that may issue the signing certificate; undefined where none is known: nobody is then a stranger. */
  readonly authority?: readonly X509Certificate[] | undefined
  /** Whether an assertion is enough without a client certificate. */
  readonly withoutClientCertificate: boolean
}

/** Words for why INSi would not take an assertion, as the recording notes them. */
export const assertionProblemWords = [
  'qualifier-unknown',
  'unsigned',
  'signature-not-valid',
  'signer-corrupted',
  'signer-unknown',
  'signer-out-of-date',
  'billing-id-missing',
  'names-nobody',
  'issue-instant-missing',
  'issued-in-the-future',
  'expired',
  'client-certificate-missing',
  'client-certificate-unknown',
] as const

export interface AssertionProblem {
  readonly word: (typeof assertionProblemWords)[number]
  readonly text: Text
}

const oneHour = 3_600_000
/** What two clocks that are both right may differ by, in milliseconds. */
const skew = 5 * 60_000

const problem = (word: AssertionProblem['word'], fr: string, en: string): AssertionProblem => ({
  word,
  text: { fr, en },
})

const ofTheSigner = ({ signature, authority, at }: ProfessionalCall): readonly AssertionProblem[] => {
  const { present, valid, reason, certificate } = signature
  if (!present) return [problem('unsigned', 'l’assertion CPS n’est pas signée', 'the CPS assertion is not signed')]
  if (!valid)
    return [
      problem(
        'signature-not-valid',
        `la signature de l’assertion n’est pas valable : ${reason?.fr ?? '∅'}`,
        `the signature of the assertion is not valid: ${reason?.en ?? '∅'}`,
      ),
    ]
  if (certificate === undefined) return []
  const altered = certificateProblem(certificate)
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)]
  return [
    ...(altered === undefined ? [] : [problem('signer-corrupted', altered.fr, altered.en)]),
    ...(authority === undefined || isIssuedBy(certificate, authority)
      ? []
      : [
          problem(
            'signer-unknown',
            'le certificat qui signe l’assertion ne vient pas de l’autorité reconnue',
            'the certificate that signs the assertion does not come from the recognised authority',
          ),
        ]),
    ...(at === undefined || (from <= at && at <= to)
      ? []
      : [
          problem(
            'signer-out-of-date',
            `le certificat qui signe vaut du ${from.toISOString()} au ${to.toISOString()}`,
            `the signing certificate is valid from ${from.toISOString()} to ${to.toISOString()}`,
          ),
        ]),
  ]
}

/** An assertion of a CPS card lives for one hour unless it says otherwise. */
const ofTheTime = ({
  assertion: { issueInstant, notOnOrAfter },
  at,
}: ProfessionalCall): readonly AssertionProblem[] => {
  const issued = Date.parse(issueInstant ?? '')
  if (Number.isNaN(issued))
    return [
      problem('issue-instant-missing', 'IssueInstant manque ou ne se lit pas', 'IssueInstant is missing or unreadable'),
    ]
  if (at === undefined) return []
  const stated = Date.parse(notOnOrAfter ?? '')
  const end = Number.isNaN(stated) ? issued + oneHour : stated
  return [
    ...(issued > at.getTime() + skew
      ? [
          problem(
            'issued-in-the-future',
            `l’assertion est datée du futur : ${issueInstant}`,
            `the assertion is dated in the future: ${issueInstant}`,
          ),
        ]
      : []),
    ...(at.getTime() >= end
      ? [
          problem(
            'expired',
            `l’assertion valait jusqu’au ${new Date(end).toISOString()}`,
            `the assertion was valid until ${new Date(end).toISOString()}`,
          ),
        ]
      : []),
  ]
}

const ofTheClient = ({ client, withoutClientCertificate }: ProfessionalCall): readonly AssertionProblem[] => {
  if (withoutClientCertificate) return []
  if (client?.clientSubject === undefined)
    return [
      problem(
        'client-certificate-missing',
        'aucun certificat client n’est présenté',
        'no client certificate is presented',
      ),
    ]
  if (client.clientTrusted === true) return []
  return [
    problem(
      'client-certificate-unknown',
      'le certificat client ne vient pas de l’autorité reconnue',
      'the client certificate does not come from the recognised authority',
    ),
  ]
}

/**
 * Why INSi would refuse a professional’s assertion, the weightiest reason first; none when it would not (SEL-MP-043 v05:
 * a CPS card’s is signed, Pro Santé Connect’s is not; both name a professional and say who bills).
 */
export const assertionProblems = (call: ProfessionalCall): readonly AssertionProblem[] => {
  const { qualifier, identifiantFacturation, nameId } = call.assertion
  if (qualifier !== 'CPS' && qualifier !== 'PSC')
    return [
      problem(
        'qualifier-unknown',
        `le NameQualifier vaut ${qualifier ?? '∅'}, attendu CPS ou PSC`,
        `the NameQualifier is ${qualifier ?? '∅'}, expected CPS or PSC`,
      ),
    ]
  return [
    ...(qualifier === 'CPS' ? ofTheSigner(call) : []),
    ...(identifiantFacturation
      ? []
      : [
          problem(
            'billing-id-missing',
            'l’attribut identifiantFacturation manque',
            'identifiantFacturation is missing',
          ),
        ]),
    ...(nameId ? [] : [problem('names-nobody', 'l’assertion ne nomme personne', 'the assertion names nobody')]),
    ...(qualifier === 'CPS' ? ofTheTime(call) : []),
    ...ofTheClient(call),
  ]
}
