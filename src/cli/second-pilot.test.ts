import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JournalEvent } from '../model/event.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const product = fileURLToPath(new URL('fixtures/second-product.mjs', import.meta.url))

/** What report.json tells of a scenario. */
interface Told {
  readonly id: string
  readonly verdict: string
  readonly reason?: string
  readonly checks: readonly { readonly id: string; readonly verdict: string; readonly evidence: readonly string[] }[]
}

const config = {
  product: { name: 'Petit logiciel', version: '0.1', start: { kind: 'command', command: ['${node}', product] } },
  pilot: { kind: 'http', url: '${product.url}', timeoutMs: 10_000 },
  couloirs: ['LGC'],
}

const banc = (...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })

const folder = mkdtempSync(join(tmpdir(), 'banc-segur-second-pilot-'))
const configFile = join(folder, 'banc-segur.jsonc')
let ran: Awaited<ReturnType<typeof banc>>
let scenarios: readonly Told[]
let events: readonly JournalEvent[]

beforeAll(async () => {
  writeFileSync(configFile, JSON.stringify(config))
  ran = await banc('run', '--config', configFile, '--suite', 'ins', '--out', folder, '--format', 'json')
  if (ran.stdout === '') throw new Error(ran.stderr)
  scenarios = JSON.parse(ran.stdout).scenarios
  events = readFileSync(join(folder, 'latest', 'journal.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const scenario = (id: string): Told => {
  const found = scenarios.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id} in the report: ${ran.stderr}`)
  return found
}

test('what the second product does right passes, on exchanges that it really had with INSi', () => {
  const told = scenario('INS/va1.52.01')
  expect(told.checks.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['ins.insiTakesTheRequest', 'pass'],
    ['ins.insiContextsAreOfTheCall', 'pass'],
    ['ins.matriculeAndOidAreTheOnesReturned', 'pass'],
    ['ins.prenomsNaissanceComeFromListePrenom', 'pass'],
    ['ins.strictTraitsAreTheOnesReturned', 'pass'],
  ])
  const evidence = events.filter(({ id }) => told.checks[0]?.evidence.includes(id))
  const exchange = evidence.find((event) => event.type === 'exchange.http')
  expect(exchange?.data).toMatchObject({
    service: 'insi',
    operation: 'rechercherInsAvecTraitsIdentite',
    tls: { clientSubject: expect.stringContaining('CN=INSI-MANU'), clientTrusted: true },
  })
})

test('what it does wrong fails: it imports a date of birth with 00', () => {
  expect(scenario('INS/va1.28.01').verdict).toBe('fail')
})

test('what it does not offer is to be attested, never a failure', () => {
  const told = scenario('INS/va1.41.01')
  expect(told.verdict).toBe('inconclusive')
  expect(told.reason).toMatch(/à attester.*identity\.search/)
})

test('the run exits 1, as one scenario fails, and the dossier replays to the same verdicts', async () => {
  expect(ran.code).toBe(1)
  const replayed = await banc('replay', join(folder, 'latest'), '--format', 'json')
  expect(JSON.parse(replayed.stdout)).toMatchObject({ intact: true, complete: true, differences: [] })
  expect(replayed.code).toBe(0)
}, 180_000)

test('doctor finds everything in order and names the actions that are not offered', async () => {
  const { code, stdout } = await banc('doctor', '--config', configFile, '--format', 'json')
  const found: readonly { check: string; ok: boolean; detail: string }[] = JSON.parse(stdout)
  expect(code).toBe(0)
  expect(found.find(({ check }) => check === 'actions offertes')?.detail).toMatch(/^3\/\d+.*identity\.search/)
}, 180_000)
