import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { BancError } from '../model/errors.ts'
import type { ScenarioResult } from '../model/finished.ts'

/** A folder that is gone when the test is over. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The error that a user would be told. */
export const toldBy = (act: () => unknown): BancError => {
  try {
    act()
  } catch (error) {
    if (error instanceof BancError) return error
    throw error
  }
  return expect.unreachable('nothing was refused')
}

export const aResult = (own: Partial<ScenarioResult> = {}): ScenarioResult => ({
  id: 'INS/va1.52.01',
  suite: 'ins',
  section: { fr: 'Chapitre', en: 'Chapter' },
  requirements: ['INS/va1.52'],
  title: { fr: 'INSi répond 00', en: 'INSi answers 00' },
  verdict: 'pass',
  durationMs: 1234,
  checks: [],
  ...own,
})
