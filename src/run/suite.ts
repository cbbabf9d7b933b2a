import type { Requirement } from '../model/requirement.ts'
import type { Text } from '../model/text.ts'
import type { Check } from './check.ts'
import type { Scenario } from './scenario.ts'

/** One line of a suite's table of contents: a scenario and what is judged of its recording. */
export interface Entry<I extends string = string> {
  readonly section: Text
  readonly scenario: Scenario
  readonly checks: readonly Check<I>[]
}

/** A chapter of the requirement document. Entries stand in that document's order. */
export interface Suite<I extends string = string> {
  readonly id: string
  readonly title: Text
  readonly requirements: readonly Requirement[]
  readonly entries: readonly Entry<I>[]
}

export const suite = <const I extends string>(
  id: string,
  title: Text,
  requirements: readonly Requirement[],
  entries: readonly Entry<I>[],
): Suite<I> => ({ id, title, requirements, entries })

export const chapter = <const I extends string = never>(
  section: Text,
  scenario: Scenario,
  checks: readonly Check<I>[],
): Entry<I> => ({
  section,
  scenario,
  checks,
})

/** The ids of the checks of a suite. */
export type CheckIdsOf<S> = S extends Suite<infer I> ? I : never
