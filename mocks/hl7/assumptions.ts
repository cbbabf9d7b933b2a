import { assumption } from '../declare.ts'

/** What the connected system does without a public text to say so. */
export const hl7Assumptions = {
  pamMessages: assumption(
    'hl7.pam-messages',
    'L’identité se propage par les messages ADT d’IHE PAM ; aucune exigence ne nomme les champs qu’un système connecté refuse',
    'Identities are propagated by the ADT messages of IHE PAM; no requirement names the fields that a connected system refuses',
    'CI-SIS, volet Gestion des identités (PAM) [I]',
  ),
} as const

export type Hl7Assumption = (typeof hl7Assumptions)[keyof typeof hl7Assumptions]['id']

declare module '../../src/model/words.ts' {
  interface AssumptionsOfServices {
    readonly hl7: Hl7Assumption
  }
}
