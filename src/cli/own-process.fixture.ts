import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** How the command line ended, in a process of its own. */
export interface EndedAlone {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
  /** Largest memory of the process, in MB; undefined when it was killed. */
  readonly peak: number | undefined
}

/** Says the largest memory on a fourth stream, which no child of the process inherits. */
const saysPeak = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))",
)}`

/** Characters kept of a stream: a report of a few MB has nothing more to tell. */
const kept = 100_000_000

/** Runs the real command line; one that hangs is killed. The bound on time is far from what a loaded machine needs. */
export const alone = (
  args: readonly string[],
  { cwd, env, killedAfterMs = 30_000 }: { cwd?: string; env?: NodeJS.ProcessEnv; killedAfterMs?: number } = {},
): Promise<EndedAlone> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', saysPeak, main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      timeout: killedAfterMs,
      killSignal: 'SIGKILL',
      env: { ...process.env, NO_COLOR: '1', ...env },
      ...(cwd === undefined ? {} : { cwd }),
    })
    const said = ['', '', '', '']
    for (const at of [1, 2, 3]) {
      child.stdio[at]?.on('data', (chunk) => {
        const soFar = said[at] ?? ''
        if (soFar.length < kept) said[at] = soFar + chunk
      })
    }
    child.once('close', (code, signal) => {
      const [, stdout = '', stderr = '', peak = ''] = said
      resolve({ code, signal, stdout, stderr, peak: peak === '' ? undefined : Math.round(Number(peak) / 1024) })
    })
  })

/** All that a terminal obeys but our own line ends, and the tabs of a page. */
export const obeyed = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/

/** Runs tasks two at a time: what costs processes leaves the machine to others. */
export const twoAtOnce = async <T>(tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> => {
  const results: T[] = []
  const left = [...tasks.entries()]
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await next[1]()
  }
  await Promise.all([worker(), worker()])
  return results
}
