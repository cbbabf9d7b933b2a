import { expect, test } from 'vitest'
import { observables } from '../../schemas/pilot/observes.ts'
import { pageOf } from '../cli/docs.fixture.ts'
import { suites } from './suites.ts'

const checks = [
  ...new Map(suites.flatMap(({ entries }) => entries.flatMap((entry) => entry.checks)).map((one) => [one.id, one])),
].map(([, check]) => check)

/** One line for each word: what it promises, and the checks that are to be attested without it. */
const table = [
  '| mot | ce que l’adaptateur promet | contrôles qui le lisent |',
  '| --- | --- | --- |',
  ...Object.entries(observables).map(([word, promise]) => {
    const readers = checks.filter(({ reads }) => reads.some((one) => one === word)).map(({ id }) => `\`${id}\``)
    return `| \`${word}\` | ${promise} | ${readers.join(', ') || '—'} |`
  }),
].join('\n')

test('docs/pilot.md lists every optional field with the checks that read it', () => {
  const { text } = pageOf('docs/pilot.md')
  const written = /<!-- observes -->\n\n([\s\S]*?)\n\n<!-- \/observes -->/.exec(text)?.[1]
  expect(written).toBe(table)
})

test('every check that reads an optional field reads it once', () => {
  for (const { id, reads } of checks) expect(new Set(reads).size, id).toBe(reads.length)
})
