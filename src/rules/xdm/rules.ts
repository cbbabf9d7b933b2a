import type { RuleSet } from '../rule.ts'
import { agreementRules } from './agreement.ts'
import type { XdmCase } from './case.ts'
import { documentRules } from './documents.ts'
import { layoutRules } from './layout.ts'

/** The rules of an IHE_XDM archive: its layout, its files, and what METADATA.XML says of them. */
export const xdmRules: RuleSet<XdmCase> = {
  name: 'banc/xdm',
  version: '1',
  rules: [...layoutRules, ...documentRules, ...agreementRules],
}
