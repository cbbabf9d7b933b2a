import type { Text } from '../../model/text.ts'
import type { Assertion } from '../../protocols/saml/assertion.ts'
import type { SignatureReport } from '../../protocols/saml/signature.ts'

/** A VIHF as its rules look at it. */
export interface VihfCase {
  readonly assertion: Assertion
  readonly signature: SignatureReport
}

export const samples = 'Exemples de jetons VIHF du GIE SESAM-Vitale'
export const mapping = 'CI-SIS, volet Transmission HL7 v2, table du VIHF'

export const wrong = (name: string, value: string, expected: string): Text => ({
  fr: `${name} vaut « ${value} », attendu ${expected}.`,
  en: `${name} is "${value}", expected ${expected}.`,
})
