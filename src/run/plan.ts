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
        .map((entry) => ({ suite, entry, requirements: requirementsOf(suite, entry, selection) }))
        .filter(({ requirements }) => requirements.length > 0)
        .map((scenario) => ({
          ...scenario,
          applicable: scenario.requirements.some(({ profil }) => claimed.includes(profil)),
        })),
    )
  const { shard } = selection
  return shard ? planned.filter((_, index) => index % shard.count === shard.index - 1) : planned
}

/** How Vitest names the test of a scenario. */
export const testNameOf = (scenario: Entry['scenario']): string => `${scenario.id} ${scenario.title.fr}`

const requirementsOf = (suite: Suite, entry: Entry, selection: Selection): readonly Requirement[] =>
  suite.requirements.filter(
    ({ id, couloirs, vague }) =>
      entry.scenario.requirements.includes(id) &&
      wanted(selection.vagues, vague) &&
      (selection.couloirs.length === 0 || couloirs.some((couloir) => selection.couloirs.includes(couloir))),
  )
