import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import type { Outcome } from '../../suites/tried.fixture.ts'
import type { Entry } from '../run/suite.ts'
import { sentences } from './sentences.fixture.ts'
import { suites } from './suites.ts'

const outcomes: readonly Outcome[] = ['conforms', 'violates', 'silent']

const words: Readonly<Record<Outcome, string>> = {
  conforms: 'conforming',
  violates: 'violating',
  silent: 'without evidence',
}

const root = fileURLToPath(new URL('../..', import.meta.url))

const testFilesOf = (suite: string): readonly string[] => {
  const folder = join(root, 'suites', suite, 'checks')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file))
}

const idsOf = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ checks }) => checks.map(({ id }) => id))

/** Checks that no test tried on one of the three recordings, in words. @param tried lines `id outcome` */
export const untried = (checks: readonly string[], tried: readonly string[]): readonly string[] =>
  [...new Set(checks)].flatMap((id) => {
    const missing = outcomes.filter((outcome) => !tried.includes(`${id} ${outcome}`))
    return missing.length === 0
      ? []
      : [`${id}: no recording that is ${missing.map((outcome) => words[outcome]).join(', nor ')}`]
  })

const golden = join(root, 'suites', 'sentences.golden.txt')

/** Every check's violation in words is read by a person once: what changes is shown, and written on demand. */
const compareSentences = (said: string): void => {
  const before = existsSync(golden) ? readFileSync(golden, 'utf8') : ''
  if (said === before) return
  if (process.env.BANC_UPDATE) {
    writeFileSync(golden, said)
    return
  }
  const known = new Set(before.split('\n'))
  const lines = said.split('\n')
  const changed = [
    ...lines.filter((line) => !known.has(line)).map((line) => `+ ${line}`),
    ...before
      .split('\n')
      .filter((line) => !lines.includes(line))
      .map((line) => `- ${line}`),
  ]
  process.exitCode = 1
  process.stderr.write(
    `\nSentences of violated checks differ from suites/sentences.golden.txt; read them, then BANC_UPDATE=1:\n${changed.map((line) => `  ${line}\n`).join('')}`,
  )
}

/**
 * Vitest's global set-up: every check must be tried on a conforming recording, a violating one and one without evidence.
 * The tests of checks tell what they tried (`suites/tried.fixture.ts`). A chapter is looked at when all tests of its
 * checks have run: a selection of them proves nothing.
 */
export const setup = ({ vitest }: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-tried-'))
  const file = join(folder, 'tried')
  writeFileSync(file, '')
  process.env.BANC_TRIED = file
  return () => {
    const tried = readFileSync(file, 'utf8').split('\n')
    rmSync(folder, { recursive: true, force: true })
    const ran = new Set(vitest.config.testNamePattern ? [] : vitest.state.getFiles().map(({ filepath }) => filepath))
    const missing = suites
      .filter(({ id }) => testFilesOf(id).every((file) => ran.has(file)))
      .flatMap(({ entries }) => untried(idsOf(entries), tried))
    if (suites.every(({ id }) => testFilesOf(id).every((file) => ran.has(file)))) compareSentences(sentences(tried))
    if (missing.length === 0) return
    process.exitCode = 1
    process.stderr.write(
      `\nChecks without their three recordings (a conforming one, a violating one, one without evidence):\n${missing.map((line) => `  ${line}\n`).join('')}`,
    )
  }
}
