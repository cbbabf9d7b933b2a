import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Finding } from '../model/finding.ts'
import type { Requirement } from '../model/requirement.ts'
import type { AssumptionId } from '../model/words.ts'
import { type Check, check } from './check.ts'
import { type Journal, openJournal } from './journal.ts'
import type { Scenario } from './scenario.ts'
import { type Entry, type Suite, suite } from './suite.ts'

/** A folder that is gone when the test is over. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A clock that gains one second each time it is read. */
export const clock = (): (() => Date) => {
  let seconds = 0
  return () => {
    seconds += 1
    return new Date(Date.UTC(2026, 2, 2, 8, 0, seconds))
  }
}

export const newJournal = (folder = temporaryFolder()): Journal => {
  const journal = openJournal(folder, clock())
  onTestFinished(journal.close)
  return journal
}

export const requirement = (own: Partial<Requirement> = {}): Requirement => ({
  id: 'INS/va1.52',
  couloirs: ['LGC'],
  vague: 1,
  profil: 'Général',
  modality: 'DOIT',
  statut: 'Approuvée',
  title: { fr: 'Exigence', en: 'Requirement' },
  disposition: 'machine',
  reason: { fr: '', en: '' },
  proofs: [],
  ...own,
})

export const aScenario = (id: string, own: Partial<Scenario> = {}): Scenario => ({
  id,
  title: { fr: `Scénario ${id}`, en: `Scenario ${id}` },
  requirements: [id.replace(/\.\d+$/, '')],
  needs: [],
  drive: async () => {},
  ...own,
})

/** A check of one observation, taken from the recording's `bench.note` events: it passes on the note `ok`. */
export const noteCheck = (own: { id?: string; verifies?: readonly string[]; assumption?: AssumptionId } = {}): Check =>
  check({
    id: own.id ?? 'ins.noteSaysOk',
    title: { fr: 'La note dit ok', en: 'The note says ok' },
    verifies: own.verifies ?? ['INS/va1.52'],
    ...(own.assumption === undefined ? {} : { assumption: own.assumption }),
    observes: ({ all }) => all('bench.note').map(({ id, data }) => ({ value: data.message, evidence: [id] })),
    judge: (note): Finding => {
      if (note === 'unreadable') throw new Error('cannot parse the note')
      return { ok: note === 'ok', expected: 'ok', actual: note }
    },
  })

export const anEntry = (scenario: Scenario, checks: readonly Check[] = [noteCheck()]): Entry => ({
  section: { fr: 'Chapitre', en: 'Chapter' },
  scenario,
  checks,
})

export const aSuite = (
  entries: readonly Entry[],
  requirements: readonly Requirement[] = [requirement()],
  id = 'ins',
): Suite => suite(id, { fr: id, en: id }, requirements, entries)

export const runStarted = (plan: readonly string[]) => ({
  run: 'essai',
  benchVersion: '0.1.0',
  product: { name: 'Petit logiciel', version: '1' },
  couloirs: ['LGC'],
  vagues: [1, 2],
  profils: [],
  plan,
  notApplicable: [],
  defects: [],
  lang: 'fr' as const,
})

/** A scenario driven to its end that left these notes. */
export const drive = (journal: Journal, scenario: string, ...notes: readonly string[]): void => {
  journal.append('scenario.started', { title: scenario, attempt: 1 }, scenario)
  for (const message of notes) journal.append('bench.note', { message }, scenario)
  journal.append('scenario.ended', { outcome: 'driven', durationMs: 5 }, scenario)
}
