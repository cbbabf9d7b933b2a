import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Defect } from '../../mocks/product/defect.ts'
import { defects } from '../../mocks/product/defects.ts'
import { suites } from '../bench/suites.ts'
import type { WrittenReport } from '../cli/dossier.ts'
import { type KillMatrix, killMatrix, scenariosOf } from './kill-matrix.ts'

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url))

/** One run of the bench on the reference product with one defect, as a user would call it. */
export interface DefectRun {
  readonly defect: string
  readonly exitCode: number | null
  readonly report: WrittenReport
}

const runWith = ({ id: defect, kills }: Defect): Promise<DefectRun> =>
  new Promise((resolve, reject) => {
    const out = mkdtempSync(join(tmpdir(), 'banc-segur-defect-'))
    const args = [main, 'run', '--out', out, '--defects', defect, '--only', ...scenariosOf(kills, suites)]
    const bench = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    bench.stderr.on('data', (chunk) => {
      said += chunk
    })
    bench.once('error', reject)
    bench.once('close', (exitCode) => {
      try {
        const folder = readdirSync(out).find((name) => name !== 'latest') ?? ''
        resolve({ defect, exitCode, report: JSON.parse(readFileSync(join(out, folder, 'report.json'), 'utf8')) })
      } catch {
        reject(new Error(`${defect}: no report (exit ${exitCode})\n${said}`))
      } finally {
        rmSync(out, { recursive: true, force: true })
      }
    })
  })

/** A run that could not start (exit 2: a port taken meanwhile, a machine too busy) measured nothing: once more. */
const measuredRun = async (defect: Defect): Promise<DefectRun> => {
  const run = await runWith(defect)
  return run.exitCode === 2 ? runWith(defect) : run
}

/** Runs the bench once per defect, as many at a time as there are processors. */
export const runEveryDefect = async (): Promise<readonly DefectRun[]> => {
  const left = [...defects]
  const runs: DefectRun[] = []
  const worker = async () => {
    for (let defect = left.shift(); defect !== undefined; defect = left.shift()) runs.push(await measuredRun(defect))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
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
