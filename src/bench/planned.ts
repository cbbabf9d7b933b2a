import type { Config } from '../model/config.ts'
import { type PlannedScenario, plan, type Selection } from '../run/plan.ts'
import { nothingToRun } from './bench-problems.ts'
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

/**
 * What a run of this configuration plays, in order.
 * @throws BancError BANC-CONFIG-INVALID, BANC-CONFIG-UNKNOWN-KEY, BANC-SELECTION, BANC-OPTION (nothing to run)
 */
export const planFor = (config: Config, chosen?: Partial<Selection>): readonly PlannedScenario[] => {
  const planned = plan(suites, selectionFor(checkedConfig(config), chosen))
  if (planned.length === 0) throw nothingToRun()
  return planned
}
