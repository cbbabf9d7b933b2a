import type { XmlElement } from '../../xml/element.ts'
import { find, findAll, textAt } from '../../xml/find.ts'
import { type Envelope, securityHeader } from '../soap/envelope.ts'
import { saml2, vihf } from './names.ts'

/** A code carried inside an attribute value (`hl7:Role`, `hl7:PurposeOfUse`). */
export interface Coded {
  readonly code: string
  readonly codeSystem: string
  readonly displayName: string | undefined
}

/** A SAML 2.0 assertion as the VIHF uses it. Absent parts are undefined; attribute values keep their order. */
export interface Assertion {
  readonly id: string
  readonly version: string | undefined
  readonly issueInstant: string | undefined
  readonly issuer: string | undefined
  readonly issuerFormat: string | undefined
  readonly nameId: string | undefined
  /** `Conditions/@NotBefore` and `@NotOnOrAfter`, as written. */
  readonly notBefore: string | undefined
  readonly notOnOrAfter: string | undefined
  /** Every Audience of every AudienceRestriction. */
  readonly audiences: readonly string[]
  readonly authnInstant: string | undefined
  readonly authnContext: string | undefined
  readonly attributes: ReadonlyMap<string, readonly (string | Coded)[]>
  /** `DIRECTE`, `INDIRECTE`, `INDIRECTE_RENFORCEE`; official samples spell the attribute with m or M. */
  readonly authenticationMode: string | undefined
}

const attributeValue = (value: XmlElement): string | Coded => {
  const coded = value.children.find((child) => child.attributes.code !== undefined)
  if (coded === undefined) return value.text.trim()
  return {
    code: coded.attributes.code ?? '',
    codeSystem: coded.attributes.codeSystem ?? '',
    displayName: coded.attributes.displayName,
  }
}

const attributesOf = (assertion: XmlElement): ReadonlyMap<string, readonly (string | Coded)[]> => {
  const attributes = new Map<string, readonly (string | Coded)[]>()
  for (const attribute of findAll(assertion, 'AttributeStatement', 'Attribute')) {
    const name = attribute.attributes.Name ?? ''
    const values = findAll(attribute, 'AttributeValue').map(attributeValue)
    attributes.set(name, [...(attributes.get(name) ?? []), ...values])
  }
  return attributes
}

/** The typed view of a `saml:Assertion` element. */
export const assertionOf = (assertion: XmlElement): Assertion => {
  const attributes = attributesOf(assertion)
  const conditions = find(assertion, 'Conditions')
  const mode = [...attributes].find(([name]) => name.toLowerCase() === 'authentification_mode')?.[1][0]
  return {
    id: assertion.attributes.ID ?? '',
    version: assertion.attributes.Version,
    issueInstant: assertion.attributes.IssueInstant,
    issuer: textAt(assertion, 'Issuer'),
    issuerFormat: find(assertion, 'Issuer')?.attributes.Format,
    nameId: textAt(assertion, 'Subject', 'NameID'),
    notBefore: conditions?.attributes.NotBefore,
    notOnOrAfter: conditions?.attributes.NotOnOrAfter,
    audiences: findAll(assertion, 'Conditions', 'AudienceRestriction', 'Audience').map(({ text }) => text.trim()),
    authnInstant: find(assertion, 'AuthnStatement')?.attributes.AuthnInstant,
    authnContext: textAt(assertion, 'AuthnStatement', 'AuthnContext', 'AuthnContextClassRef'),
    attributes,
    authenticationMode: typeof mode === 'string' ? mode : undefined,
  }
}

/** The assertion that a message carries in `wsse:Security`, or undefined when there is none. */
export const assertionIn = (envelope: Envelope): Assertion | undefined => {
  const element = find(securityHeader(envelope), [saml2, 'Assertion'])
  return element === undefined ? undefined : assertionOf(element)
}

/** The first textual value of an attribute. */
export const textAttribute = (assertion: Assertion, name: string): string | undefined =>
  assertion.attributes.get(name)?.find((value) => typeof value === 'string')

/** Every coded value of an attribute. */
export const codedAttribute = (assertion: Assertion, name: string): readonly Coded[] =>
  (assertion.attributes.get(name) ?? []).filter((value) => typeof value !== 'string')

/**
 * The attributes that a VIHF under indirect authentication must carry and that this one lacks (mapping of the CI-SIS
 * volet for HL7 v2 transmission). Other modes have other obligations: nothing is missing there as far as is known here.
 */
export const missingVihfAttributes = (assertion: Assertion): readonly string[] => {
  if (assertion.authenticationMode !== undefined && assertion.authenticationMode !== 'INDIRECTE') return []
  const demanded = [
    vihf.version,
    vihf.structure,
    vihf.sector,
    vihf.subjectId,
    vihf.role,
    vihf.patient,
    vihf.resource,
    vihf.purposeOfUse,
    vihf.softwareName,
    vihf.softwareVersion,
    vihf.homologation,
  ]
  const missing: string[] = demanded.filter((name) => (assertion.attributes.get(name) ?? []).length === 0)
  return assertion.authenticationMode === undefined ? ['Authentification_mode', ...missing] : missing
}
