import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { expectRefusal, openWorkshop } from './e2e.fixture.ts'

const { folder, banc, write, close } = openWorkshop()

afterAll(close)

describe('doctor', () => {
  test('finds all that a run on the reference product needs', async () => {
    const { code, stdout, stderr } = await banc('doctor', '--format', 'json')
    const found: { ok: boolean; cause: string | null }[] = JSON.parse(stdout)
    expect(
      found.filter(({ ok, cause }) => !ok || cause !== null),
      stderr,
    ).toEqual([])
    expect(found.length).toBeGreaterThanOrEqual(6)
    expect(code).toBe(0)
  })

  test('says of a product that is not there that it is the product’s problem, in the language asked for', async () => {
    const config = write('nobody.jsonc', {
      product: { name: 'Petit', version: '1', start: { kind: 'none' } },
      pilot: { kind: 'http', url: 'http://127.0.0.1:2' },
    })
    const { code, stdout } = await banc('doctor', '--config', config, '--lang', 'en')
    expect(stdout).toMatch(/✘ +services and product +\[product\] BANC-PILOT-UNREACHABLE .* does not answer/)
    expect(code).toBe(2)
  })

  test('says of a port that is refused that it is configuration', async () => {
    const config = write('port.jsonc', {
      product: { name: 'Petit', version: '1', start: { kind: 'none' } },
      pilot: { kind: 'http', url: 'http://127.0.0.1:2' },
      services: { host: '203.0.113.1' },
    })
    const { code, stdout } = await banc('doctor', '--config', config)
    expect(stdout).toMatch(/\[configuration\] BANC-PORT .*203\.0\.113\.1/)
    expect(code).toBe(2)
  })
})

describe('init', () => {
  const file = join(folder, 'banc-segur.jsonc')

  test('writes a configuration that the bench accepts, and never over another', async () => {
    const made = await banc('init')
    expect([made.code, existsSync(file)]).toEqual([0, true])
    const before = readFileSync(file, 'utf8')
    expect(before).toMatch(/"\$schema": ".+config\.schema\.json"/)
    expectRefusal(await banc('init'), { code: 'BANC-INIT-EXISTS', says: /--file/ })
    expect(readFileSync(file, 'utf8')).toBe(before)
    // The default file is found: a selection that does not exist is refused after the configuration was read.
    expectRefusal(await banc('run', '--suite', 'nope'), { code: 'BANC-SELECTION', says: /« nope »/ })
    // Only the reference product has defects, and this folder has a configuration.
    expectRefusal(await banc('run', '--defects', 'x'), { code: 'BANC-OPTION', says: /--defects/ })
  })
})

describe('list and coverage', () => {
  test('list gives each scenario with its checks, list --defects what each kills', async () => {
    const scenarios: { id: string; checks: string[] }[] = JSON.parse((await banc('list', '--format', 'json')).stdout)
    expect(scenarios.map(({ id }) => id)).toContain('INS/va1.52.01')
    const checks = new Set(scenarios.flatMap((one) => one.checks))
    const defects: { id: string; kills: string[] }[] = JSON.parse(
      (await banc('list', '--defects', '--format', 'json')).stdout,
    )
    for (const { id, kills } of defects) {
      expect(
        kills.filter((check) => !checks.has(check)),
        id,
      ).toEqual([])
    }
  })

  test('coverage gives each requirement by couloir', async () => {
    const { stdout, code } = await banc('coverage', '--suite', 'ins', '--couloir', 'RIS', '--format', 'json')
    const rows: { requirement: string; couloir: string; disposition: string }[] = JSON.parse(stdout)
    expect(rows.map(({ requirement, couloir }) => [requirement, couloir])).toContainEqual(['INS/va1.52', 'RIS'])
    expect(rows.filter(({ disposition }) => disposition === 'none')).toEqual([])
    expect(code).toBe(0)
  })
})

test('--version says the version, --help the commands; a command that is not there fails', async () => {
  expect((await banc('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  const help = await banc('--help')
  expect(help.code).toBe(0)
  for (const command of ['run', 'replay', 'validate', 'doctor']) expect(help.stdout).toContain(command)
})
