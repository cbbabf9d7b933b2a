import type { FinishedRun } from '../model/finished.ts'

/** A verdict that a replay does not find again. `undefined` on a side that does not have it. */
export interface Difference {
  readonly scenario: string
  readonly check?: string
  readonly was: string | undefined
  readonly is: string | undefined
}

type Judged = readonly {
  readonly id: string
  readonly verdict: string
  readonly checks: readonly { readonly id: string; readonly verdict: string }[]
}[]

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]))

const ids = (...lists: readonly (readonly { readonly id: string }[])[]): readonly string[] => [
  ...new Set(lists.flatMap((list) => list.map(({ id }) => id))),
]

/** Every verdict that differs between a written report and a new judging of its journal. */
export const differences = (written: Judged, run: Pick<FinishedRun, 'scenarios'>): readonly Difference[] => {
  const before = byId(written)
  const after = byId<Judged[number]>(run.scenarios)
  return ids(written, run.scenarios).flatMap((scenario) => {
    const was = before.get(scenario)
    const is = after.get(scenario)
    const own = was?.verdict === is?.verdict ? [] : [{ scenario, was: was?.verdict, is: is?.verdict }]
    const oldChecks = byId(was?.checks ?? [])
    const newChecks = byId(is?.checks ?? [])
    const inside = ids(was?.checks ?? [], is?.checks ?? [])
      .map((check) => ({ scenario, check, was: oldChecks.get(check)?.verdict, is: newChecks.get(check)?.verdict }))
      .filter((difference) => difference.was !== difference.is)
    return [...own, ...inside]
  })
}
