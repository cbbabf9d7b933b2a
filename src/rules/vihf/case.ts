import type { X509Certificate } from 'node:crypto'
import type { Text } from '../../model/text.ts'
import type { Assertion } from '../../protocols/saml/assertion.ts'
import type { SignatureReport } from '../../protocols/saml/signature.ts'

/**
 * A VIHF as its rules look at it. What only somebody who received it knows is optional: a rule that needs it says nothing
 * of a token that lies in a file.
 */
export interface VihfCase {
  readonly assertion: Assertion
  readonly signature: SignatureReport
  /** When it was received. */
  readonly at?: Date
  /** The certificates of the authorities that may have issued the signing one. */
  readonly authority?: readonly X509Certificate[]
  /** Whether an earlier message carried the same ID. */
  readonly usedBefore?: boolean
  /** The address of the service that received it, which an Audience may name. */
  readonly address?: string
  /** How long a token may be used after its issue, in minutes. */
  readonly lifetimeMinutes?: number
}

export const samples = 'Exemples de jetons VIHF du GIE SESAM-Vitale'
export const mapping = 'CI-SIS, volet Transmission HL7 v2, table du VIHF'

export const wrong = (name: string, value: string, expected: string): Text => ({
  fr: `${name} vaut « ${value} », attendu ${expected}.`,
  en: `${name} is "${value}", expected ${expected}.`,
})
