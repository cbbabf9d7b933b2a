import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const vitest = join(root, 'node_modules/vitest/vitest.mjs')

/** A vendor's project that hosts the scenarios, run by Vitest in a process of its own. */
export interface Project {
  readonly folder: string
  readonly write: (name: string, content: string) => string
  readonly start: (...args: readonly string[]) => ChildProcess
}

/** A project, gone when the test is over, whose only test file is this one. */
export const vendorProject = (testFile: string): Project => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-vendor-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const write = (file: string, content: string): string => {
    writeFileSync(join(folder, file), content)
    return join(folder, file)
  }
  // What npm does in a real project; `package.slow.test.ts` tries that one.
  const alias = { 'banc-segur/vitest': join(root, 'src/vitest.ts'), 'banc-segur': join(root, 'src/index.ts') }
  write('vitest.config.mjs', `export default ${JSON.stringify({ resolve: { alias } })}`)
  write('segur.test.mjs', testFile)
  // The run that this test is part of is not the vendor's.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  const start = (...args: readonly string[]) =>
    spawn(process.execPath, [vitest, 'run', '--no-color', ...args], { cwd: folder, env })
  return { folder, write, start }
}

/** How Vitest told its run. */
export interface Hosted {
  readonly code: number
  readonly stdout: string
  /** From Vitest's own JSON report. */
  readonly tests: readonly { readonly title: string; readonly status: string; readonly failureMessages: string[] }[]
}

/** Runs a project to its end. */
export const hostedRun = async ({ folder, start }: Project, ...args: readonly string[]): Promise<Hosted> => {
  const file = join(folder, 'vitest.json')
  const child = start('--reporter=verbose', '--reporter=json', `--outputFile=${file}`, ...args)
  const streams = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''))
  const [code] = await once(child, 'close')
  const stdout = (await Promise.all(streams)).join('')
  const report: { testResults: readonly { assertionResults: Hosted['tests'] }[] } = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { testResults: [] }
  return { code, stdout, tests: report.testResults.flatMap(({ assertionResults }) => assertionResults) }
}
