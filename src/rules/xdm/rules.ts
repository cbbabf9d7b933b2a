import { type Fact, fact } from '../fact.ts'
import { type RuleSet, within } from '../rule.ts'
import { agreementRules } from '../xds/agreement.ts'
import type { Described } from '../xds/repetition.ts'
import { describedIn, type XdmCase } from './case.ts'
import { documentRules } from './documents.ts'
import { layoutRules } from './layout.ts'

/** The entries whose document is a CDA. */
export const entriesOfCdas = (one: XdmCase): readonly Fact<Described>[] =>
  describedIn(one).flatMap(({ value: { entry, header }, at }) => (header ? [fact({ entry, header }, at)] : []))

/** The rules of an IHE_XDM archive: its layout, its files, and what METADATA.XML says of them. */
export const xdmRules: RuleSet<XdmCase> = {
  name: 'banc/xdm',
  version: '1',
  rules: [...layoutRules, ...documentRules, ...agreementRules.map((rule) => within(rule, entriesOfCdas))],
}
