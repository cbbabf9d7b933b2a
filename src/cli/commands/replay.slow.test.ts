import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Report } from '../../../schemas/report/report.ts'
import { openDossier } from '../../bench/dossier.ts'
import { writeReports } from '../../bench/outputs.ts'
import { filesBeside } from '../../bench/seal.ts'
import { chained, sealedDossier, writeJournal } from '../../bench/sealed-dossier.fixture.ts'
import { suites } from '../../bench/suites.ts'
import type { JournalEvent } from '../../model/event.ts'
import { finish } from '../../run/finish.ts'
import { readJournal } from '../../run/read-journal.ts'
import { unpack } from '../../zip/unpack.ts'
import { temporaryFolder } from '../cli.fixture.ts'
import { replay } from './replay.ts'

const fixtures = fileURLToPath(new URL('../../run/fixtures/dossiers', import.meta.url))

const kept = mkdtempSync(join(tmpdir(), 'banc-segur-replay-'))
beforeAll(() => sealedDossier(join(kept, 'sealed')))
afterAll(() => rmSync(kept, { recursive: true }))
const sealed = (): string => {
  const folder = join(temporaryFolder(), 'dossier')
  cpSync(join(kept, 'sealed'), folder, { recursive: true })
  return folder
}

let said = ''
beforeEach(() => {
  said = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text
    return true
  })
})
afterEach(() => void vi.restoreAllMocks())

const rewrite = (folder: string, change: (report: Report) => object): void => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8'))), null, 2))
}

const withoutSeal = (folder: string): readonly JournalEvent[] =>
  readJournal(folder).events.filter(({ type }) => type !== 'run.sealed')

/** What a forger does who knows how a dossier is sealed: the chain and the seal are right again. */
const sealAnew = (folder: string): void => {
  const events = withoutSeal(folder)
  writeJournal(folder, chained([...events, { type: 'run.sealed', data: { files: filesBeside({ folder, events }) } }]))
}

/** A dossier of before seals, whose report this very bench wrote. */
const unseal = async (folder: string): Promise<void> => {
  const unsealed = (one: JournalEvent) =>
    one.type === 'run.ended' ? { ...one, data: { outcome: 'complete' as const } } : one
  writeJournal(folder, chained(withoutSeal(folder).map(unsealed)))
  rmSync(join(folder, 'report.json'))
  const { journal, readBlob } = openDossier(folder)
  await writeReports(folder, await finish(journal.events, suites, readBlob), 'fr')
}

const text = 'Un texte que personne n’a jugé'
const [scenario, check] = ['INS/va1.41.01', 'ins.searchRefusesAWrongKey']

/** The report with one sentence of one check changed. */
const withText = (report: Report): Report => ({
  ...report,
  scenarios: report.scenarios.map((one) =>
    one.id === scenario
      ? { ...one, checks: one.checks.map((own) => (own.id === check ? { ...own, actual: text } : own)) }
      : one,
  ),
})
const overall = /[✘≠] verdict : "warn" → "(?:pass|fail|inconclusive)"/
const sentence = new RegExp(`[✘≠] scenarios/${scenario}/checks/${check}/actual : "${text}" → ".+"`)

const warned = (report: Report) => ({ ...report, verdict: 'warn' })
const counted = (report: Report) => ({ ...report, summary: { ...report.summary, pass: 137 } })

const changed = [
  ['its overall verdict', warned, overall],
  ['one text', withText, sentence],
] as const
const count = ['a count', counted, /[✘≠] summary\/pass : 137 → \d+/] as const

describe('a report.json changed after the fact is told by « replay » alone, in', () => {
  test.each(changed)('%s, under a seal', async (_, change, line) => {
    const folder = sealed()
    rewrite(folder, change)
    expect(await replay(folder, {})).toBe(1)
    expect(said).toMatch(line)
    expect(said).toContain('BANC-DOSSIER-SEAL')
  })

  test.each([...changed, count])('%s, under a seal made anew', async (_, change, line) => {
    const folder = sealed()
    rewrite(folder, change)
    sealAnew(folder)
    expect(await replay(folder, {})).toBe(1)
    expect(said).toMatch(line)
    expect(said).not.toContain('BANC-')
  })

  test.each(changed)('%s, without seal', async (_, change, line) => {
    const folder = sealed()
    await unseal(folder)
    rewrite(folder, change)
    const code = await replay(folder, {})
    expect(said).toMatch(line)
    // Another bench may word a sentence otherwise with every right; the facts of the run are the same for all.
    expect(code).toBe(change === withText ? 0 : 1)
  })

  test.each(changed)('%s, in a dossier of the version before', async (_, change, line) => {
    const folder = join(temporaryFolder(), 'old')
    await unpack(join(fixtures, 'conforme.zip'), folder)
    await replay(folder, {})
    const asWritten = said
    said = ''
    rewrite(folder, change)
    expect(await replay(folder, {})).toBe(1)
    expect(asWritten).not.toMatch(line)
    expect(said).toMatch(line)
  })
})

test('a report that says what its journal says is found again, text by text', async () => {
  const folder = sealed()
  expect([await replay(folder, {}), said]).toEqual([0, expect.stringMatching(/^✔ 10 .* identiques\.\n$/)])
})
