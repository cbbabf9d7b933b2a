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

/** Taken file by file: a union of files has no key of its own. */
type IdsIn<F> = F extends object ? { [K in keyof F]: F[K] extends Check<infer I> ? I : never }[keyof F] : never

const isCheck = <I extends string>(exported: unknown): exported is Check<I> =>
  typeof exported === 'object' && exported !== null && 'apply' in exported && 'verifies' in exported

/** The checks that files export, each imported whole (`import * as`): in the order given, then in that of their names. */
export const checksOf = <const M extends Readonly<Record<string, object>>>(
  files: M,
): readonly Check<IdsIn<M[keyof M]>>[] =>
  Object.values(files).flatMap((file) => Object.values(file).filter(isCheck<IdsIn<M[keyof M]>>))

/**
 * A chapter. Its checks are played where the table of contents names them; then, in order, where they say themselves that
 * they judge (`scenarios`), so that a new check in a file of `checks` asks for no line here.
 */
export const suite = <const E extends string, const C extends string = never>(
  id: string,
  title: Text,
  requirements: readonly Requirement[],
  entries: readonly Entry<E>[],
  checks: readonly Check<C>[] = [],
): Suite<E | C> => ({
  id,
  title,
  requirements,
  entries: entries.map((entry) => ({
    ...entry,
    checks: [...entry.checks, ...checks.filter(({ scenarios }) => scenarios.includes(entry.scenario.id))],
  })),
})

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
