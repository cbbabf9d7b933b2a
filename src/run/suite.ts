import type { Requirement } from '../model/requirement.ts'
import type { Text } from '../model/text.ts'
import type { Check } from './check.ts'
import type { Scenario } from './scenario.ts'

/** One line of a suite's table of contents: a scenario and what is judged of its recording. */
export interface Entry {
  readonly section: Text
  readonly scenario: Scenario
  readonly checks: readonly Check[]
}

/** A chapter of the requirement document. Entries stand in that document's order. */
export interface Suite {
  readonly id: string
  readonly title: Text
  readonly requirements: readonly Requirement[]
  readonly entries: readonly Entry[]
}

export const suite = (
  id: string,
  title: Text,
  requirements: readonly Requirement[],
  entries: readonly Entry[],
): Suite => ({ id, title, requirements, entries })

export const chapter = (section: Text, scenario: Scenario, checks: readonly Check[]): Entry => ({
  section,
  scenario,
  checks,
})
