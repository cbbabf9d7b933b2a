import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Ran {
  readonly code: number | null
  /** From the start of the process to its end, its output read. */
  readonly wallMs: number
}

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url))

/** Runs the command line in a process of its own, with a cache folder of its own. */
export const runCli = (args: readonly string[], cache: string): Ran => {
  const { BANC_ANS_ARTEFACTS: _given, ...environment } = process.env
  const start = performance.now()
  const { status } = spawnSync(process.execPath, [main, ...args], {
    env: { ...environment, BANC_CACHE: cache },
    maxBuffer: 2 ** 30,
  })
  return { code: status, wallMs: performance.now() - start }
}
