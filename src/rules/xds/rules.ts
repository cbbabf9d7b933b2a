import type { PlacedElement } from '../../xml/placed.ts'
import type { RuleSet } from '../rule.ts'
import { authorRules } from './authors.ts'
import { codeRules } from './codes.ts'
import { entryRules } from './entry.ts'
import { identifierRules } from './identifiers.ts'
import { slotRules } from './slots.ts'
import { structureRules } from './structure.ts'

/** The rules of an ebRIM 3 submission, in the order of its objects. */
export const xdsRules: RuleSet<PlacedElement> = {
  name: 'banc/xds-metadonnees',
  version: '1',
  rules: [...structureRules, ...entryRules, ...identifierRules, ...slotRules, ...codeRules, ...authorRules],
}
