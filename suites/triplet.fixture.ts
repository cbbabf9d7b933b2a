import { expect, test } from 'vitest'
import type { Check } from '../src/run/check.ts'
import type { ScenarioRecord } from '../src/run/record.ts'
import { findingsOf } from './tried.fixture.ts'

type Recording = () => ScenarioRecord | Promise<ScenarioRecord>

/** The three recordings that a check is tried on; the second differs from the first by one thing. */
export interface Triplet {
  readonly conforms: Recording
  readonly violates: Recording
  readonly silent: Recording
}

/** A check passes the first recording, fails the second and has nothing to say of the third. */
export const triplet = (check: Check, { conforms, violates, silent }: Triplet): void => {
  const judged = async (recording: Recording) => (await findingsOf(check, await recording())).map(({ ok }) => ok)

  test(`${check.id} passes what conforms`, async () => {
    const passed = await judged(conforms)
    expect(passed.length).toBeGreaterThan(0)
    expect(passed).not.toContain(false)
  })
  test(`${check.id} fails what does not`, async () => {
    expect(await judged(violates)).toContain(false)
  })
  test(`${check.id} says nothing without evidence`, async () => {
    expect(await judged(silent)).toEqual([])
  })
}

/** Holds the place of a recording that a generated test still lacks. */
export const toBeWritten = (what: string): never => {
  throw new Error(`To be written: ${what}`)
}
