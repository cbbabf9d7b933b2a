import type { Config } from '../model/config.ts'
import { type PlannedScenario, plan, type Selection } from '../run/plan.ts'
import { nothingToRun, unknownScenario } from './bench-problems.ts'
import { checkedConfig } from './config.ts'
import { suites } from './suites.ts'

/** The selection of a run: the configuration's, where the caller does not say otherwise. */
export const selectionFor = (config: Config, chosen: Partial<Selection> = {}): Selection => ({
  couloirs: config.couloirs ?? [],
  vagues: config.vagues ?? [1, 2],
  profils: config.profils ?? [],
  suites: [],
  only: [],
  ...chosen,
})

const known = suites.flatMap(({ entries }) => entries.map(({ scenario }) => scenario.id))

/**
 * What a run of this configuration plays, in order.
 * @throws BancError BANC-CONFIG-INVALID, BANC-CONFIG-UNKNOWN-KEY, BANC-SELECTION, BANC-OPTION (nothing to run)
 */
export const planFor = (config: Config, chosen?: Partial<Selection>): readonly PlannedScenario[] => {
  const selection = selectionFor(checkedConfig(config), chosen)
  const unknown = selection.only.find((id) => !known.includes(id))
  if (unknown !== undefined) throw unknownScenario(unknown, known)
  const planned = plan(suites, selection)
  if (planned.length === 0) throw nothingToRun()
  return planned
}
