import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { eventsOf, isAlive, productPid, reportOf, runIn, verdictsOf } from './cli/e2e.fixture.ts'
import { configFor, tinyProduct } from './cli/tiny-product.fixture.ts'

// A vendor's project, run by Vitest in a process of its own: the scenarios are tests of a file that is not the bench's.

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const workshop = mkdtempSync(join(tmpdir(), 'banc-segur-host-'))
afterAll(() => rmSync(workshop, { recursive: true, force: true }))

interface Project {
  readonly folder: string
  readonly write: (name: string, content: string) => string
  readonly start: (...args: readonly string[]) => ChildProcess
}

/** A project whose only test file hosts the scenarios, `options` being the code between its parentheses. */
const project = (name: string, options: string): Project => {
  const folder = join(workshop, name)
  mkdirSync(folder)
  const write = (file: string, content: string): string => {
    writeFileSync(join(folder, file), content)
    return join(folder, file)
  }
  // What npm does in a real project; `package.test.ts` tries that one.
  const alias = { 'banc-segur/vitest': join(root, 'src/vitest.ts'), 'banc-segur': join(root, 'src/index.ts') }
  write('vitest.config.mjs', `export default ${JSON.stringify({ resolve: { alias } })}`)
  write(
    'segur.test.ts',
    `import { referenceConfig } from 'banc-segur'
import { hostScenarios } from 'banc-segur/vitest'
hostScenarios(${options})
export { referenceConfig }`,
  )
  // The run that this test is part of is not the vendor's.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  const start = (...args: readonly string[]) =>
    spawn(process.execPath, [vitest, 'run', '--no-color', ...args], { cwd: folder, env })
  return { folder, write, start }
}

interface Told {
  readonly code: number
  readonly stdout: string
  /** Vitest's own JSON report: title, status and messages of each test. */
  readonly tests: readonly { readonly title: string; readonly status: string; readonly failureMessages: string[] }[]
}

/** Runs a project to its end. */
const runOf = async ({ folder, start }: Project, ...args: readonly string[]): Promise<Told> => {
  const file = join(folder, 'vitest.json')
  const child = start('--reporter=verbose', '--reporter=json', `--outputFile=${file}`, ...args)
  const streams = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''))
  const [code] = await once(child, 'close')
  const stdout = (await Promise.all(streams)).join('')
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { testResults: [] }
  return {
    code,
    stdout,
    tests: report.testResults.flatMap((one: { assertionResults: unknown[] }) => one.assertionResults),
  }
}

const played = ({ tests }: Told) => tests.filter(({ status }) => status === 'passed' || status === 'failed')

describe('the scenarios in a Vitest file of the vendor', { timeout: 120_000 }, () => {
  test('are tests by their official numbers: -t and reporters are Vitest’s own, and the dossier holds what was played', async () => {
    const vendor = project('whole', "{ selection: { suites: ['ins'] } }")
    const told = await runOf(vendor, '-t', 'INS/va1\\.(41|52)\\.01 ')
    expect(told.code, told.stdout).toBe(0)
    expect(played(told).map(({ title }) => title)).toEqual([
      expect.stringMatching(/^INS\/va1\.41\.01 \p{L}/u),
      expect.stringMatching(/^INS\/va1\.52\.01 \p{L}/u),
    ])
    expect(told.stdout).toMatch(/✓ .*INS\/va1\.41\.01 /)
    const run = runIn(join(vendor.folder, 'dossier'))
    expect(verdictsOf(reportOf(run))).toEqual({ 'INS/va1.41.01': 'pass', 'INS/va1.52.01': 'pass' })
    expect(eventsOf(run).at(-1)).toMatchObject({ type: 'run.ended', data: { outcome: 'complete' } })
    expect(isAlive(productPid(run))).toBe(false)
  })

  test('fail with what each failed check expected and observed, and nothing of the bench’s insides', async () => {
    const only = "['PSC.08.01', 'INS/va1.41.01']"
    const told = await runOf(
      project('defect', `{ config: referenceConfig(['psc.acr-values-missing']), selection: { only: ${only} } }`),
    )
    expect(told.code, told.stdout).toBe(1)
    const statuses = Object.fromEntries(told.tests.map(({ title, status }) => [title.split(' ')[0], status]))
    expect(statuses).toEqual({ 'INS/va1.41.01': 'passed', 'PSC.08.01': 'failed' })
    const [message] = told.tests.flatMap(({ failureMessages }) => failureMessages)
    expect(message).toMatch(/^psc\.\w+ : .+\n {2}attendu : .*eidas1.*\n {2}observé : .+/)
    expect(told.stdout).not.toMatch(/src\/vitest\.ts:\d+/)
  })

  test('are skipped with the reason where nothing can be concluded', async () => {
    const vendor = project('few', "{ config: 'few.jsonc', lang: 'en', selection: { only: ['INS/va1.41.01'] } }")
    const script = vendor.write('few.mjs', tinyProduct({ actions: ['identity.create'] }))
    vendor.write('few.jsonc', JSON.stringify(configFor(script)))
    const told = await runOf(vendor)
    expect(told.code, told.stdout).toBe(0)
    expect(told.tests.map(({ status }) => status)).toEqual(['skipped'])
    expect(told.stdout).toMatch(/INS\/va1\.41\.01 .*to be attested: the product does not offer/)
  })

  test('say with code and advice what keeps the bench from playing, and leave a dossier', async () => {
    const nobody = project(
      'nobody',
      "{ config: 'nobody.jsonc', selection: { only: ['INS/va1.41.01', 'INS/va1.52.01'] } }",
    )
    const script = nobody.write('nobody.mjs', 'process.exit(7)')
    nobody.write('nobody.jsonc', JSON.stringify(configFor(script)))
    const told = await runOf(nobody)
    expect(told.code).toBe(1)
    const messages = told.tests.flatMap(({ failureMessages }) => failureMessages)
    expect(messages).toHaveLength(2)
    for (const message of messages) expect(message).toMatch(/^BANC-PRODUCT-UNREACHABLE .*code 7.*doctor/)
    expect(existsSync(join(runIn(join(nobody.folder, 'dossier')), 'report.html'))).toBe(true)

    const missing = await runOf(project('missing', "{ config: 'absent.jsonc' }"))
    expect(missing.code).toBe(1)
    expect(missing.stdout).toMatch(/does not exist|n’existe pas/)
  })

  test.skipIf(process.platform === 'win32')('leave no product behind when Vitest is stopped', async () => {
    const vendor = project('stopped', "{ config: 'slow.jsonc', selection: { only: ['INS/va1.41.01'] } }")
    const script = vendor.write('slow.mjs', tinyProduct({ slow: 60_000 }))
    vendor.write('slow.jsonc', JSON.stringify(configFor(script, { timeoutMs: 60_000 })))
    const child = vendor.start()
    onTestFinished(() => void child.kill('SIGKILL'))
    const started = () =>
      eventsOf(runIn(join(vendor.folder, 'dossier'))).some(({ type }) => type === 'scenario.started')
    await expect.poll(() => existsSync(join(vendor.folder, 'dossier')) && started(), { timeout: 30_000 }).toBe(true)
    const pid = productPid(runIn(join(vendor.folder, 'dossier')))
    child.kill('SIGINT')
    await once(child, 'close')
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)
  })
})
