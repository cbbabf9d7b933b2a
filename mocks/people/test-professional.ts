import type { Exercice } from './exercices.ts'

/** A fictitious professional with a test identity. National ids are 12 digits: `8` then a test RPPS in 997…. */
export interface TestProfessional {
  readonly nationalId: string
  /** Identifier of Pro Santé Identité, for who has activated it (`PSISubjectNameID`). */
  readonly psiId?: string
  readonly familyName: string
  readonly givenName: string
  /** What the login page shows. */
  readonly label: string
  readonly civility: string
  readonly sector: string
  readonly organization: { readonly id: string; readonly name: string }
  readonly role: string
  /** Whether they may access records as a regulation centre (`Acces_Regulation_Medicale`). */
  readonly regulatesEmergencies?: boolean
  readonly exercices: readonly Exercice[]
}
