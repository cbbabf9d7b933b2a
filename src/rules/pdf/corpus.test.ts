import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { byItsClause, hasCorpus, type Tried, tableOf, tryCorpus } from './corpus.fixture.ts'

if (!hasCorpus)
  console.warn(
    'SKIPPED: no comparison with the PDF/A-1b corpus. Put pdfa-corpus in ../shared or name the folder that holds it in BANC_ANS_ARTEFACTS.',
  )

const page = fileURLToPath(new URL('../../../docs/documents.md', import.meta.url))
const marks = ['<!-- pdfa-corpus -->', '<!-- /pdfa-corpus -->'] as const

const written = (text: string): string =>
  text.slice(text.indexOf(marks[0]) + marks[0].length, text.indexOf(marks[1])).trim()

/** How many files a table is about: its last row. */
const filesOf = (table: string): number => {
  const [, wrong, , , right] = (table.split('\n').at(-1) ?? '').split('|').slice(1, -1).map(Number)
  return (wrong ?? 0) + (right ?? 0)
}

test.runIf(process.env.CI)('the corpus is there in continuous integration', () => {
  expect(hasCorpus).toBe(true)
})

describe.runIf(hasCorpus)('the veraPDF corpus of PDF/A-1b', () => {
  let tried: readonly Tried[] = []
  beforeAll(() => {
    tried = tryCorpus()
  }, 60_000)

  test('no conforming file is refused', () => {
    expect(tried.filter(({ conforming, found }) => conforming && found.length > 0)).toEqual([])
  })

  test('95 % of the others are found, by their clause', () => {
    const wrong = tried.filter(({ conforming }) => !conforming)
    const missed = wrong.filter((one) => !byItsClause(one)).map(({ file }) => file)
    expect(wrong.length).toBeGreaterThan(0)
    expect(missed.length / wrong.length, missed.join(', ')).toBeLessThanOrEqual(0.05)
  })

  test('the table of docs/documents.md is of these rules', () => {
    const table = tableOf(tried).join('\n')
    const text = readFileSync(page, 'utf8')
    if (process.env.BANC_UPDATE) {
      writeFileSync(page, text.replace(written(text), table))
      return
    }
    if (filesOf(table) !== filesOf(written(text))) {
      console.warn(
        `The corpus has ${filesOf(table)} files, the table of docs/documents.md is about ${filesOf(written(text))}.`,
      )
      return
    }
    expect(written(text), 'read the table, then BANC_UPDATE=1').toBe(table)
  })
})
