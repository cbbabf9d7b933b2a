import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import type { Check } from '../src/run/check.ts'
import type { ScenarioRecord } from '../src/run/record.ts'

/** What a check made of a recording: it passed, it failed, or there was nothing to judge. */
export type Outcome = 'conforms' | 'violates' | 'silent'

/** What the tests of one file tried: check id → outcomes. `src/bench/triplets.fixture.ts` reads it when the run is over. */
const tried = new Map<string, Set<Outcome>>()

const outcomeOf = (findings: readonly { readonly ok: boolean }[]): Outcome => {
  if (findings.length === 0) return 'silent'
  return findings.every(({ ok }) => ok) ? 'conforms' : 'violates'
}

/** Judges a recording as a run does, and remembers what came of it: a check is tried on all three outcomes. */
export const findingsOf = async (check: Check, record: ScenarioRecord): ReturnType<Check['apply']> => {
  const findings = await check.apply(record)
  tried.set(check.id, (tried.get(check.id) ?? new Set()).add(outcomeOf(findings)))
  return findings
}

afterAll(() => {
  const folder = process.env.BANC_TRIED
  const file = expect.getState().testPath
  if (folder === undefined || file === undefined) return
  const told = Object.fromEntries([...tried].map(([id, outcomes]) => [id, [...outcomes]]))
  writeFileSync(join(folder, `${file.replaceAll(/[\\/]/g, '!')}.json`), JSON.stringify(told))
})
