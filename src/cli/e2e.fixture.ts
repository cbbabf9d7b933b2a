import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { JournalEvent } from '../model/event.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** How a command ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves once standard error holds this; rejects when the command ends without it. */
  readonly says: (text: string) => Promise<void>
}

/** A folder for one file of tests, with its own test authority, and the commands that run in it. */
export interface Workshop {
  readonly folder: string
  readonly start: (...args: readonly string[]) => Started
  readonly banc: (...args: readonly string[]) => Promise<Ended>
  /** Runs `sh -c` on a script in which `"$@"` is the command. */
  readonly shell: (script: string, ...args: readonly string[]) => Promise<Ended>
  readonly write: (name: string, content: string | object) => string
  readonly close: () => void
}

const follow = (child: ChildProcess): Started => {
  let stdout = ''
  let stderr = ''
  const waiting = new Set<() => void>()
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk
    for (const look of waiting) look()
  })
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  const says = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => stderr.includes(text) && resolve()
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`it never said "${text}":\n${stderr}`)))
    })
  return { child, ended, says }
}

export const openWorkshop = (): Workshop => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-e2e-'))
  const setting = { cwd: folder, env: { ...process.env, BANC_CACHE: join(folder, 'cache') } }
  const start = (...args: readonly string[]) => follow(spawn(process.execPath, [main, ...args], setting))
  return {
    folder,
    start,
    banc: (...args) => start(...args).ended,
    shell: (script, ...args) =>
      follow(spawn('sh', ['-c', script, 'sh', process.execPath, main, ...args], setting)).ended,
    write: (name, content) => {
      const path = join(folder, name)
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
      return path
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What a report tells, as far as tests look at it. */
export interface Told {
  readonly run: { readonly couloirs: readonly string[]; readonly defects: readonly string[] }
  readonly summary: Readonly<Record<string, number>>
  readonly scenarios: readonly {
    readonly id: string
    readonly verdict: string
    readonly reason?: string
    readonly checks: readonly { readonly id: string; readonly verdict: string }[]
  }[]
}

/** Standard output as the one JSON document that it must be. */
export const documentOf = ({ stdout, stderr }: Ended): Told => {
  if (stdout === '') throw new Error(`nothing on standard output; standard error says:\n${stderr}`)
  return JSON.parse(stdout)
}

export const verdictsOf = (told: Told): Readonly<Record<string, string>> =>
  Object.fromEntries(told.scenarios.map(({ id, verdict }) => [id, verdict]))

/** The folder of the only run under this one. */
export const runIn = (out: string): string => {
  const [run] = readdirSync(out).filter((name) => name !== 'latest')
  if (run === undefined) throw new Error(`no run in ${out}`)
  return join(out, run)
}

/** The whole lines of a run's journal; a line that is being written, or was cut, is not one. */
export const eventsOf = (run: string): readonly JournalEvent[] =>
  readFileSync(join(run, 'journal.ndjson'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

export const reportOf = (run: string): Told => JSON.parse(readFileSync(join(run, 'report.json'), 'utf8'))

/** The process of the product that a run started last. */
export const productPid = (run: string): number => {
  const started = eventsOf(run).findLast((event) => event.type === 'product.started')
  if (started?.type !== 'product.started' || started.data.pid === undefined) throw new Error('no product was started')
  return started.data.pid
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    // A process that has ended stays in the table until its parent asks for its end.
    const stat = `/proc/${pid}/stat`
    return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'))
  } catch {
    return false
  }
}

/** A refusal as the command line gives it: code, place, sentence, advice; nothing on standard output, no stack trace. */
export const expectRefusal = ({ code, stdout, stderr }: Ended, expected: { code: string; says: RegExp }): void => {
  expect(stderr).toContain(`${expected.code} `)
  expect(stderr).toMatch(expected.says)
  expect(stderr).not.toMatch(/\n\s+at .+:\d+:\d+/)
  expect(stderr.trim()).toMatch(/[.?]$/)
  expect(stdout).toBe('')
  expect(code).toBe(2)
}

/** Three short scenarios of the chapter INS, in the order in which a run plays them. */
export const three = ['--only', 'INS/va1.41.01', 'INS/va1.52.01', 'INS/va1.28.01'] as const
