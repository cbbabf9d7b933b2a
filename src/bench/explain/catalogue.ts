import killMatrix from '../../../suites/kill-matrix.json' with { type: 'json' }
import type { Check } from '../../run/check.ts'
import type { Entry } from '../../run/suite.ts'
import { suites } from '../suites.ts'

export const entries: readonly Entry[] = suites.flatMap((suite) => suite.entries)

/** Every check once, though several scenarios play it. */
export const checks: readonly Check[] = [...new Set(entries.flatMap((entry) => entry.checks))]

export const idsOf = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id)

export const checksThat = (holds: (check: Check) => boolean): readonly string[] => idsOf(checks.filter(holds))

/** Scenarios of the entries that answer. */
export const scenariosThat = (holds: (entry: Entry) => boolean): readonly string[] =>
  idsOf(entries.filter(holds).map(({ scenario }) => scenario))

const matrix: Readonly<Record<string, readonly string[]>> = killMatrix

/** Defects of the reference product by which one of these checks was seen to fail. */
export const killersOf = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.flatMap((id) => matrix[id] ?? [])),
]

/** Checks that were seen to fail by this defect. */
export const killedBy = (defect: string): readonly string[] =>
  Object.entries(matrix)
    .filter(([, killers]) => killers.includes(defect))
    .map(([check]) => check)
