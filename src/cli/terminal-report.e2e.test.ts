import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealedDossier } from '../bench/sealed-dossier.fixture.ts'
import { alone, obeyed, twoAtOnce } from './own-process.fixture.ts'

const artefacts = process.env.BANC_ANS_ARTEFACTS ?? fileURLToPath(new URL('../../../shared/ans-cda', import.meta.url))
const received = join(artefacts, '../repro/ansi-report.json')
const isThere = existsSync(received)
if (!isThere) console.warn(`the report that wrote to a terminal is not at ${received}: its likeness alone is read`)

const workshop = mkdtempSync(join(tmpdir(), 'banc-segur-terminal-'))
const dossier = join(workshop, 'dossier')
const report = join(dossier, 'report.json')
let written = ''
beforeAll(async () => {
  await sealedDossier(dossier)
  written = readFileSync(report, 'utf8')
})
afterAll(() => rmSync(workshop, { recursive: true }))

const orders = '\u001B]0;HACK\u0007\u001B[2J\u001B[31mROUGE\u001B[0m\u202E\u2066\u009B31m\r\nBANC-FORGED (x) : rien.'

/** Every text of a JSON value with what a terminal obeys at its end. */
const ordering = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value}${orders}`
  if (Array.isArray(value)) return value.map(ordering)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, ordering(own)]))
}

/** A report whose shape is right, with orders in the texts alone. */
const withOrderingTexts = (): string => {
  const all = JSON.parse(written)
  const scenarios = all.scenarios.map((one: { title: unknown; checks: readonly { actual?: unknown }[] }) => ({
    ...one,
    title: ordering(one.title),
    checks: one.checks.map((check) => ({ ...check, actual: ordering(check.actual ?? '') })),
  }))
  return JSON.stringify({ ...all, scenarios })
}

/** Every command that reads such a file, or a folder that holds it. */
const commands: readonly (readonly string[])[] = [
  ['validate', report],
  ['validate', report, '--format', 'json'],
  ['validate', report, '--format', 'junit'],
  ['validate', report, '--format', 'svrl'],
  ['verify', dossier],
  ['verify', dossier, '--format', 'json'],
  ['verify', report],
  ['replay', dossier],
  ['replay', dossier, '--lang', 'en'],
  ['replay', dossier, '--format', 'json'],
  ['report', dossier],
  ['report', report, '--format', 'junit'],
  ['run', '--config', report],
  ['run', '--resume', dossier],
  ['doctor', '--config', report],
  ['mocks', '--config', report],
  ['artefacts', 'add', report],
]

const files: readonly (readonly [string, () => string])[] = [
  ['orders in every text', () => JSON.stringify(ordering(JSON.parse(written)))],
  ['orders in its sentences', withOrderingTexts],
  ...(isThere ? [['the received report', () => readFileSync(received, 'utf8')] as const] : []),
]

describe.each(files)('a report with what a terminal obeys: %s', (_, text) => {
  test('reaches neither output raw, whatever reads it', async () => {
    writeFileSync(report, text())
    const env = { BANC_CACHE: join(workshop, 'cache') }
    const ended = await twoAtOnce(commands.map((args) => () => alone(args, { cwd: workshop, env })))
    const told = ended.map(({ stdout, stderr, signal }, at) => ({ command: commands[at], stdout, stderr, signal }))
    expect(told.filter(({ signal, stdout, stderr }) => signal !== null || stdout + stderr === '')).toEqual([])
    const raw = told.filter(({ stdout, stderr }) => obeyed.test(stdout) || obeyed.test(stderr))
    expect(raw.map(({ command, stdout, stderr }) => [command, JSON.stringify(stdout + stderr).slice(0, 300)])).toEqual(
      [],
    )
    const forged = told.filter(({ stdout, stderr }) => /^BANC-FORGED/m.test(stdout + stderr))
    expect(forged).toEqual([])
  }, 300_000)
})
