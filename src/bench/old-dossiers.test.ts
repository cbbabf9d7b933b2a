import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { unpack } from '../zip/unpack.ts'
import { openDossier } from './dossier.ts'
import { judgeAgain } from './judge-again.ts'

const fixtures = fileURLToPath(new URL('../run/fixtures/dossiers', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'old-dossiers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const opened = async (name: string) => {
  await unpack(join(fixtures, `${name}.zip`), join(folder, name))
  return openDossier(join(folder, name))
}

const countOf = (scenarios: readonly { readonly checks: readonly unknown[] }[]) => ({
  scenarios: scenarios.length,
  checks: scenarios.flatMap(({ checks }) => checks).length,
})

// Whoever must change a line here names the checks in CHANGELOG.md, under "Verdicts".
test.each([
  ['conforme', { scenarios: 10, checks: 58 }],
  ['defauts', { scenarios: 10, checks: 58 }],
  ['interrompu', { scenarios: 10, checks: 44 }],
])('the dossier « %s » of the version before is judged to the same verdicts', async (name, size) => {
  const dossier = await opened(name)
  expect(dossier.journal.broken).toBeUndefined()
  expect(countOf(dossier.report?.scenarios ?? [])).toEqual(size)
  const { run, differences } = await judgeAgain(dossier)
  expect(differences).toEqual([])
  expect(countOf(run.scenarios)).toEqual(size)
})

test('a verdict that differs from the written report is told', async () => {
  const dossier = await opened('conforme')
  const [first] = dossier.report?.scenarios ?? []
  const scenarios = (dossier.report?.scenarios ?? []).map((one) => (one === first ? { ...one, verdict: 'fail' } : one))
  const { differences } = await judgeAgain({ ...dossier, report: { scenarios } })
  expect(differences).toEqual([{ scenario: first?.id, was: 'fail', is: first?.verdict }])
})
