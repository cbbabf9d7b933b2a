import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Defect } from '../../mocks/product/defect.ts'
import { defects } from '../../mocks/product/defects.ts'
import { verdictOf } from '../../reports/summary.ts'
import { openBench } from '../bench/open.ts'
import { referenceConfig } from '../bench/reference-product.ts'
import { suites } from '../bench/suites.ts'
import type { FinishedRun } from '../model/finished.ts'
import { exitCodeOf } from '../model/verdict.ts'
import { type KillMatrix, killMatrix, scenariosOf } from './kill-matrix.ts'
import { type Cited, citedNotes } from './noted.ts'

/** One run of the bench on the reference product with one defect, as far as the matrix looks at it. */
export interface DefectRun {
  readonly defect: string
  readonly exitCode: number
  readonly report: Pick<FinishedRun, 'scenarios'>
  /** What the services noted in the exchanges that its killed checks cite. */
  readonly cited: readonly Cited[]
}

/** Runs wait more than they compute: windows of silence, a product that starts. */
const atATime = 2 * availableParallelism()

const runWith = async ({ id: defect, kills }: Defect): Promise<DefectRun> => {
  const out = mkdtempSync(join(tmpdir(), 'banc-segur-defect-'))
  try {
    const selection = { only: scenariosOf(kills, suites) }
    const bench = await openBench(referenceConfig([defect]), { out, selection, reports: false })
    try {
      for (const { entry } of bench.remaining) await bench.drive(entry.scenario.id)
    } finally {
      await bench.finish()
    }
    const run = await bench.finish()
    return {
      defect,
      exitCode: exitCodeOf(verdictOf(run.scenarios)),
      report: { scenarios: run.scenarios },
      cited: citedNotes(run),
    }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** Scenarios that the machine did not let come to their end, or not in time: they measured nothing of the defect. */
const undone = ({ report }: DefectRun): boolean =>
  report.scenarios.some(({ verdict, reason }) => verdict === 'inconclusive' && reason !== undefined)

/** A run that could not start (a port taken meanwhile, a machine too busy) or be ended measured nothing: once more. */
const measuredRun = async (defect: Defect, left = 2): Promise<DefectRun> => {
  try {
    const run = await runWith(defect)
    return left > 0 && undone(run) ? measuredRun(defect, left - 1) : run
  } catch (error) {
    if (left === 0) throw error
    return measuredRun(defect, left - 1)
  }
}

/** Runs the bench once per defect, in this process; each product is a process of its own. */
export const runEveryDefect = async (chosen: readonly Defect[] = defects): Promise<readonly DefectRun[]> => {
  const left = [...chosen]
  const runs: DefectRun[] = []
  const worker = async () => {
    for (let defect = left.shift(); defect !== undefined; defect = left.shift()) runs.push(await measuredRun(defect))
  }
  await Promise.all(Array.from({ length: atATime }, worker))
  return runs
}

/** The matrix as these runs measured it. */
export const measured = (runs: readonly DefectRun[]): KillMatrix => {
  const checks = [...new Set(suites.flatMap(({ entries }) => entries.flatMap((entry) => entry.checks)))]
  return killMatrix(
    checks.map(({ id }) => id),
    new Map(runs.map(({ defect, report }) => [defect, report])),
  )
}

// `npm run kill-matrix` writes the matrix that `list --kill-matrix` shows and the tests compare with.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const matrix = measured(await runEveryDefect())
  const file = fileURLToPath(new URL('../../suites/kill-matrix.json', import.meta.url))
  writeFileSync(file, `${JSON.stringify(matrix, null, 2)}\n`)
  const empty = Object.entries(matrix).filter(([, killers]) => killers.length === 0)
  process.stdout.write(`${Object.keys(matrix).length} checks, ${empty.length} without a killer\n`)
  for (const [check] of empty) process.stdout.write(`  ${check}\n`)
}
