import { find } from '../../xml/find.ts'
import { assertionOf, textAttribute } from '../saml/assertion.ts'
import { saml2 } from '../saml/names.ts'
import { type Envelope, securityHeader } from '../soap/envelope.ts'

/** The assertion by which a professional calls INSi (SEL-MP-043 v05): a CPS card's, signed, or Pro Santé Connect's, not. */
export interface InsiAssertion {
  /** `CPS` or `PSC`, as NameID's NameQualifier says; undefined when it says nothing. */
  readonly qualifier: string | undefined
  readonly nameId: string | undefined
  readonly issueInstant: string | undefined
  readonly notOnOrAfter: string | undefined
  readonly identifiantFacturation: string | undefined
  /** The speciality, and the name of the attribute that carried it: the guide and its samples spell it differently. */
  readonly speciality:
    | { readonly attribute: 'codeSpecialite' | 'codeSpecialiteAMO'; readonly value: string }
    | undefined
  readonly secteurActivite: string | undefined
}

/** The assertion of `wsse:Security`, or undefined when there is none: authentication by organisation certificate. */
export const insiAssertionIn = (envelope: Envelope): InsiAssertion | undefined => {
  const element = find(securityHeader(envelope), [saml2, 'Assertion'])
  if (element === undefined) return undefined
  const assertion = assertionOf(element)
  const spelling = (['codeSpecialite', 'codeSpecialiteAMO'] as const).find(
    (name) => textAttribute(assertion, name) !== undefined,
  )
  return {
    qualifier: find(element, 'Subject', 'NameID')?.attributes.NameQualifier,
    nameId: assertion.nameId,
    issueInstant: assertion.issueInstant,
    notOnOrAfter: find(element, 'Conditions')?.attributes.NotOnOrAfter,
    identifiantFacturation: textAttribute(assertion, 'identifiantFacturation'),
    speciality: spelling && { attribute: spelling, value: textAttribute(assertion, spelling) ?? '' },
    secteurActivite: textAttribute(assertion, 'secteurActivite'),
  }
}
