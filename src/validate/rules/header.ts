import { actRules } from './act.ts'
import { bodyRules } from './body.ts'
import { datatypeRules } from './datatypes.ts'
import { identificationRules } from './identification.ts'
import { participantRules } from './participants.ts'
import { patientRules } from './patient.ts'
import type { Rule } from './rule.ts'

/** The rules of the CDA header, in the order of the document. `version` is that of the volet Structuration minimale. */
export const cdaHeaderRules: { readonly name: string; readonly version: string; readonly rules: readonly Rule[] } = {
  name: 'banc/cda-entete',
  version: '1.16.8',
  rules: [...identificationRules, ...patientRules, ...participantRules, ...actRules, ...bodyRules, ...datatypeRules],
}
