import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FinishedRun } from '../model/finished.ts'
import { ownFailures, proofs } from './noted-words.fixture.ts'
import { noteWords } from './notes.ts'
import { openBench } from './open.ts'
import { referenceConfig } from './reference-product.ts'
import { suites } from './suites.ts'

/** The scenarios that hold one of these checks, played on the reference product with a defect. */
const played = async (defect: string, checks: readonly string[]): Promise<FinishedRun> => {
  const out = mkdtempSync(join(tmpdir(), 'banc-segur-noted-'))
  const only = suites.flatMap(({ entries }) =>
    entries.filter((entry) => entry.checks.some(({ id }) => checks.includes(id))).map(({ scenario }) => scenario.id),
  )
  try {
    const bench = await openBench(referenceConfig([defect]), { out, selection: { only }, reports: false })
    try {
      for (const { entry } of bench.remaining) await bench.drive(entry.scenario.id)
    } finally {
      await bench.finish()
    }
    return await bench.finish()
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** Events that tell a note, by its id. */
const tellingIn = ({ events }: FinishedRun, note: string): readonly string[] =>
  events.flatMap(({ id, data }) =>
    'notes' in data && Array.isArray(data.notes) && data.notes.some((one) => typeof one !== 'string' && one.id === note)
      ? [id]
      : [],
  )

/** Events that a check cites where it fails or warns. */
const citedBy = ({ scenarios }: FinishedRun, check: string): readonly string[] =>
  scenarios
    .flatMap(({ checks }) => checks)
    .filter(({ id, verdict }) => id === check && (verdict === 'fail' || verdict === 'warn'))
    .flatMap(({ evidence }) => evidence)

test('every word that a mock may note has its proof, or is the bench’s own failure', () => {
  const known = noteWords.map(({ id }) => id)
  expect(proofs.map(({ note }) => note).toSorted()).toEqual(known.filter((id) => !ownFailures.includes(id)).toSorted())
  expect(ownFailures.filter((id) => !known.includes(id))).toEqual([])
})

describe('a note is the evidence by which a defect kills a check', () => {
  const runs = new Map<string, FinishedRun>()

  beforeAll(async () => {
    const left = [...new Set(proofs.map(({ defect }) => defect))]
    const worker = async (): Promise<void> => {
      for (let defect = left.shift(); defect !== undefined; defect = left.shift()) {
        const checks = proofs.filter((one) => one.defect === defect).map(({ check }) => check)
        runs.set(defect, await played(defect, checks))
      }
    }
    await Promise.all(Array.from({ length: 2 * availableParallelism() }, worker))
  }, 600_000)

  test.each(proofs)('$note: $defect, $check', ({ note, defect, check }) => {
    const run = runs.get(defect)
    if (run === undefined) throw new Error('the run was not made')
    const cited = citedBy(run, check)
    expect(tellingIn(run, note).filter((id) => cited.includes(id))).not.toEqual([])
  })
})
