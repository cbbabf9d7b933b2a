import type { Suite } from '../run/suite.ts'

/** Check id → ids of the defects that kill it, both in the order of the alphabet. */
export type KillMatrix = Readonly<Record<string, readonly string[]>>

/** What a run on a defective product says of each check: its worst verdict over the scenarios. */
interface Judged {
  readonly scenarios: readonly {
    readonly checks: readonly { readonly id: string; readonly verdict: string }[]
  }[]
}

const killedIn = (report: Judged): readonly string[] => [
  ...new Set(
    report.scenarios.flatMap(({ checks }) =>
      checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ id }) => id),
    ),
  ),
]

/** The matrix, from the reports of one run per defect. A check that nothing kills keeps an empty row. */
export const killMatrix = (checks: readonly string[], reports: ReadonlyMap<string, Judged>): KillMatrix =>
  Object.fromEntries(
    checks.toSorted().map((check) => [
      check,
      [...reports]
        .filter(([, report]) => killedIn(report).includes(check))
        .map(([defect]) => defect)
        .toSorted(),
    ]),
  )

/**
 * Scenarios that a defect's run plays: those that hold a check it claims to kill. The others cost minutes and would only
 * repeat what these show.
 */
export const scenariosOf = (kills: readonly string[], suites: readonly Suite[]): readonly string[] =>
  suites.flatMap(({ entries }) =>
    entries.filter(({ checks }) => checks.some(({ id }) => kills.includes(id))).map(({ scenario }) => scenario.id),
  )
