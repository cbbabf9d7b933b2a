import type { PlacedElement } from '../../xml/placed.ts'
import type { RuleSet } from '../rule.ts'
import { actRules } from './act.ts'
import { authorRules } from './authors.ts'
import { bodyRules } from './body.ts'
import { datatypeRules } from './datatypes.ts'
import { identificationRules } from './identification.ts'
import { participantRules } from './participants.ts'
import { patientRules } from './patient.ts'

/** The rules of the CDA header, in the order of the document. `version` is that of the volet Structuration minimale. */
export const cdaHeaderRules: RuleSet<PlacedElement> = {
  name: 'banc/cda-entete',
  version: '1.16.8',
  rules: [
    ...identificationRules,
    ...patientRules,
    ...participantRules,
    ...authorRules,
    ...actRules,
    ...bodyRules,
    ...datatypeRules,
  ],
}
