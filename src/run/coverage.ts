import type { Correction, Couloir, Disposition } from '../model/requirement.ts'
import type { Text } from '../model/text.ts'
import type { Suite } from './suite.ts'

/** How one requirement is covered in one couloir. */
export interface Coverage {
  readonly requirement: string
  readonly couloir: Couloir
  readonly vague: 1 | 2
  readonly disposition: Disposition
  readonly reason: Text
  /** What a later official answer changed in the row. */
  readonly correctedBy?: Correction
  readonly scenarios: readonly string[]
  readonly checks: readonly string[]
}

/** Requirement × couloir → how it is covered. `machine` is earned: some check of some scenario verifies it. */
export const coverageOf = (suites: readonly Suite[]): readonly Coverage[] =>
  suites.flatMap(({ requirements, entries }) =>
    requirements.flatMap(({ id, couloirs, vague, disposition, reason, correctedBy }) => {
      const scenarios = entries.filter(({ scenario }) => scenario.requirements.includes(id))
      const checks = [...new Set(entries.flatMap((entry) => entry.checks))].filter(({ verifies }) =>
        verifies.includes(id),
      )
      return couloirs.map((couloir) => ({
        requirement: id,
        couloir,
        vague,
        disposition: disposition === 'machine' && checks.length === 0 ? ('none' as const) : disposition,
        reason,
        ...(correctedBy === undefined ? {} : { correctedBy }),
        scenarios: scenarios.map(({ scenario }) => scenario.id),
        checks: checks.map((check) => check.id),
      }))
    }),
  )
