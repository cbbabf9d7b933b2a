import { BancError } from '../model/errors.ts'
import type { Requirement } from '../model/requirement.ts'
import type { Entry, Suite } from './suite.ts'

/** What the user asks to run. Empty lists ask for everything. */
export interface Selection {
  readonly couloirs: readonly string[]
  readonly vagues: readonly number[]
  /** Profiles that the product claims; `Général` is always claimed. */
  readonly profils: readonly string[]
  readonly suites: readonly string[]
  readonly only: readonly string[]
  /** As Vitest's `-t`: a pattern over "<id> <French title>". */
  readonly testNamePattern?: RegExp
  /** As Vitest's `--shard`: this part (from 1) of so many. */
  readonly shard?: { readonly index: number; readonly count: number }
}

export interface PlannedScenario {
  readonly suite: Suite
  readonly entry: Entry
  /** Rows of the suite that bind this run: they give its checks their severity. */
  readonly binding: readonly Requirement[]
  /** Those of them that the scenario answers. */
  readonly requirements: readonly Requirement[]
  /** False when only profiles that the product does not claim ask for it. */
  readonly applicable: boolean
}

const general = 'Général'

const wanted = (chosen: readonly (string | number)[], value: string | number): boolean =>
  chosen.length === 0 || chosen.includes(value)

const unknownIn = (kind: string, chosen: readonly string[], known: readonly string[]): void => {
  const unknown = chosen.find((id) => !known.includes(id))
  if (unknown === undefined) return
  throw new BancError({
    code: 'BANC-SELECTION',
    what: { fr: `« ${unknown} » n’existe pas.`, en: `"${unknown}" does not exist.` },
    where: kind,
    todo: { fr: `Valeurs possibles : ${known.join(', ')}.`, en: `Possible values: ${known.join(', ')}.` },
  })
}

/** Config × requirements → the scenarios to run, in the order of the suites. */
export const plan = (suites: readonly Suite[], selection: Selection): readonly PlannedScenario[] => {
  unknownIn(
    '--suite',
    selection.suites,
    suites.map(({ id }) => id),
  )
  unknownIn(
    '--only',
    selection.only,
    suites.flatMap(({ entries }) => entries.map(({ scenario }) => scenario.id)),
  )
  const claimed = [general, ...selection.profils]
  const planned = suites
    .filter(({ id }) => wanted(selection.suites, id))
    .flatMap((suite) =>
      suite.entries
        .filter(({ scenario }) => wanted(selection.only, scenario.id))
        .filter(({ scenario }) => selection.testNamePattern?.test(testNameOf(scenario)) ?? true)
        .map((entry) => {
          const binding = inScope(suite.requirements, selection)
          const requirements = binding.filter(({ id }) => entry.scenario.requirements.includes(id))
          const applicable = requirements.some(({ profil }) => claimed.includes(profil))
          return { suite, entry, binding, requirements, applicable }
        })
        .filter(({ requirements }) => requirements.length > 0),
    )
  const { shard } = selection
  return shard ? planned.filter((_, index) => index % shard.count === shard.index - 1) : planned
}

/** How Vitest names the test of a scenario. */
export const testNameOf = (scenario: Entry['scenario']): string => `${scenario.id} ${scenario.title.fr}`

/** The rows of a catalogue that bind a run: those of its couloirs and waves. Empty lists ask for everything. */
export const inScope = (
  requirements: readonly Requirement[],
  { couloirs, vagues }: Pick<Selection, 'couloirs' | 'vagues'>,
): readonly Requirement[] =>
  requirements.filter(
    ({ couloirs: own, vague }) =>
      wanted(vagues, vague) && (couloirs.length === 0 || own.some((couloir) => couloirs.includes(couloir))),
  )
