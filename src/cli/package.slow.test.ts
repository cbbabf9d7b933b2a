import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)
const elsewhere = mkdtempSync(join(tmpdir(), 'banc-segur-package-'))
const bin = join(elsewhere, 'node_modules', 'banc-segur', 'dist', 'src', 'cli', 'main.js')

const banc = (...args: readonly string[]) =>
  run(process.execPath, [bin, ...args], { cwd: elsewhere, maxBuffer: 64 * 1024 * 1024 })

afterAll(() => rmSync(elsewhere, { recursive: true, force: true }))

describe('the package, installed in an empty folder', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', elsewhere], { cwd: root })
    const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('[')))
    writeFileSync(join(elsewhere, 'package.json'), '{ "private": true }')
    const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
    await run('npm', ['install', ...quietly, join(elsewhere, filename)], { cwd: elsewhere })
  }, 300_000)

  test('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect((await banc('--version')).stdout.trim()).toBe(version)
  })

  test('lists the scenarios of every chapter', async () => {
    const listed = JSON.parse((await banc('list', '--format', 'json')).stdout)
    expect(new Set(listed.map(({ suite }: { suite: string }) => suite))).toEqual(new Set(['ins', 'dmp', 'mss', 'psc']))
  })

  test('runs whole against the embedded reference product', async () => {
    const { stdout } = await banc('run', '--format', 'json')
    const report = JSON.parse(stdout)
    expect(report.summary).toMatchObject({ fail: 0, inconclusive: 0 })
    expect(report.scenarios.length).toBeGreaterThan(10)
    for (const file of ['report.html', 'report.json', 'junit.xml', 'journal.ndjson']) {
      expect(existsSync(join(elsewhere, 'dossier', 'latest', file)), file).toBe(true)
    }
    expect((await banc('replay', 'dossier/latest')).stdout).toContain('identiques')
  })

  test('its services can be imported in a program, with types', async () => {
    const script =
      "import { insiService, mswHandlers } from 'banc-segur/mocks'; console.log(insiService.name, typeof mswHandlers)"
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: elsewhere })
    expect(stdout.trim()).toBe('insi function')
    expect(existsSync(join(elsewhere, 'node_modules/banc-segur/dist/mocks/index.d.ts'))).toBe(true)
  })

  test('hosts the scenarios in a Vitest file of the vendor, by their official numbers', async () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
    await run('npm', ['install', ...quietly, `vitest@${devDependencies.vitest}`], { cwd: elsewhere })
    writeFileSync(
      join(elsewhere, 'segur.test.mjs'),
      "import { hostScenarios } from 'banc-segur/vitest'\nhostScenarios({ out: 'hosted', selection: { suites: ['ins'] } })\n",
    )
    const vitest = join(elsewhere, 'node_modules', 'vitest', 'vitest.mjs')
    const { stdout } = await run(
      process.execPath,
      [vitest, 'run', '--reporter=tap-flat', '-t', 'INS/va1\\.(41|52)\\.01 '],
      {
        cwd: elsewhere,
      },
    )
    expect(stdout).toMatch(/^ok .*INS\/va1\.41\.01 /m)
    expect(stdout).toMatch(/^ok .*INS\/va1\.52\.01 /m)
    const report = JSON.parse(readFileSync(join(elsewhere, 'hosted', 'latest', 'report.json'), 'utf8'))
    expect(report.summary).toMatchObject({ pass: 2, fail: 0, inconclusive: 0 })
  })

  test('opens as a library', async () => {
    const script = `
      import { openBench, referenceConfig } from 'banc-segur'
      const bench = await openBench(referenceConfig([]), { out: 'library', selection: { only: ['INS/va1.41.01'] } })
      const { verdict } = await bench.drive('INS/va1.41.01')
      const { journal } = await bench.finish()
      console.log(verdict, journal.complete)`
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: elsewhere })
    expect(stdout.trim()).toBe('pass true')
  })

  test('holds neither tests nor fixtures', () => {
    const dist = join(elsewhere, 'node_modules', 'banc-segur', 'dist')
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => /\.(test|fixture)\.|golden|testkit/.test(file))).toEqual([])
  })
})
