import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pilotProblems } from '../../schemas/pilot.ts'
import type { JournalEvent } from '../model/event.ts'
import type { Observable } from '../model/pilot.ts'
import { finish } from '../run/finish.ts'
import { type Dossier, openDossier } from './dossier.ts'
import { declaring, withoutField, words } from './silence.fixture.ts'
import { suites } from './suites.ts'

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'banc-segur-silence-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The scenarios one of whose checks reads an optional field. */
const scenarios = suites.flatMap(({ entries }) =>
  entries.filter(({ checks }) => checks.some(({ reads }) => reads.length > 0)).map(({ scenario }) => scenario.id),
)

let dossier: Dossier
beforeAll(() => {
  const only = scenarios.flatMap((id) => ['--only', id])
  execFileSync(process.execPath, [main, 'run', '--out', folder, ...only], { stdio: 'ignore' })
  dossier = openDossier(join(folder, 'latest'))
}, 300_000)

/** The checks that are against the product, or do not say, in a recording. */
const blamed = async (events: readonly JournalEvent[], verdicts: readonly string[]): Promise<readonly string[]> => {
  const { scenarios: judged } = await finish(events, suites, dossier.readBlob)
  return judged.flatMap(({ id, checks }) =>
    checks.filter(({ verdict }) => verdicts.includes(verdict)).map((check) => `${id} ${check.id} ${check.verdict}`),
  )
}

const against = ['fail', 'warn']

/** What the contract would not have let into a recording: it is refused on the day of the run. */
const isOffContract = (event: JournalEvent): boolean =>
  event.type === 'pilot.action' && pilotProblems(`${event.data.action}.result`, event.data.result).length > 0

/** The same recording without a field, but where the contract does not let it be missing. */
const possible = (events: readonly JournalEvent[], word: Observable): readonly JournalEvent[] =>
  withoutField(events, word).map((event, index) => (isOffContract(event) ? (events[index] ?? event) : event))

test('the recording is one of a product that conforms, whose adapter declares what it gives', async () => {
  expect(await blamed(dossier.journal.events, [...against, 'inconclusive'])).toEqual([])
})

describe.each(words)('an adapter that does not give %s', (word) => {
  test('is blamed for nothing, whether it says so by words or by silence', async () => {
    const whole = dossier.journal.events
    const others = words.filter((one) => one !== word)
    expect(await blamed(declaring(whole, others), against), 'given and not declared').toEqual([])
    expect(await blamed(declaring(possible(whole, word), others), against), 'neither given nor declared').toEqual([])
  })
})

/** Checks that read refusals where they are told, and judge by what the product shows where they are not. */
const withAnotherWay = ['ins.strictTraitsAreLocked refusals']

test('a check whose verdict hangs on an optional field says in its `reads` that it reads it', async () => {
  const declared = new Set([
    ...withAnotherWay,
    ...suites.flatMap(({ entries }) =>
      entries.flatMap(({ checks }) => checks.flatMap(({ id, reads }) => reads.map((word) => `${id} ${word}`))),
    ),
  ])
  const hangs: string[] = []
  for (const word of words) {
    const moved = await blamed(possible(dossier.journal.events, word), [...against, 'inconclusive'])
    hangs.push(...moved.map((line) => `${line.split(' ')[1]} ${word}`))
  }
  expect(hangs).not.toEqual([])
  expect(hangs.filter((one) => !declared.has(one))).toEqual([])
}, 120_000)

test('an adapter that declares nothing, and gives nothing that it need not, is blamed for nothing', async () => {
  const bare = words.reduce(possible, dossier.journal.events)
  expect(await blamed(declaring(bare, []), against)).toEqual([])
})

test('what is declared and missing is held against the product: silence is no excuse for who said he would speak', async () => {
  const kept = withoutField(dossier.journal.events, 'identity.justificatif')
  expect(await blamed(declaring(kept, words), against)).toContain('INS/va1.23.01 ins.proofNatureIsKept fail')
})
