import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fictitiousRun } from '../../reports/fixture/run.fixture.ts'
import { json } from '../../reports/json/json.ts'
import { junit } from '../../reports/junit/junit.ts'
import { temporaryFolder } from '../cli/cli.fixture.ts'
import { report } from '../cli/commands/report.ts'
import { run } from '../cli/commands/run.ts'
import type { BancError } from '../model/errors.ts'
import { openDossier } from './dossier.ts'
import { integrityOf } from './integrity.ts'
import { openBench } from './open.ts'
import { writeReports } from './outputs.ts'
import { referenceConfig } from './reference-product.ts'

const failure = 'Maximum call stack size exceeded'
// The page fails in every test of this file, as one whose recursion was too deep did.
vi.mock('../../reports/html/page.ts', () => ({
  html: () => {
    throw new RangeError('Maximum call stack size exceeded')
  },
}))

let said = { stdout: '', stderr: '' }
beforeEach(() => {
  said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += text
      return true
    })
  }
})
afterEach(() => void vi.restoreAllMocks())

const failed = async (act: () => Promise<unknown>): Promise<BancError> => {
  try {
    await act()
  } catch (error) {
    return error as BancError
  }
  return expect.unreachable('no failure was told')
}

const expectTheOthersWhole = (folder: string): void => {
  const { damage, lack, seal } = integrityOf(openDossier(folder))
  expect([damage, lack, seal.state]).toEqual([[], undefined, 'sealed'])
  expect(existsSync(join(folder, 'report.html'))).toBe(false)
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ scenarios: [{}] })
  expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toMatch(/<\/testsuites>\s*$/)
}

const nothingPlayed = { selection: { only: ['INS/va1.41.01'] } }

describe('a renderer that fails', () => {
  test('is named with its cause, wherever it stands, and the others write the same bytes as without it', async () => {
    const fails = (error: unknown) => ({
      render: () => {
        throw error
      },
    })
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'e.txt'))
    const problems = await writeReports(folder, fictitiousRun(), 'fr', {
      a: { file: 'a.html', ...fails(new RangeError(failure)) },
      b: { file: 'b.json', render: json },
      c: { file: 'c.md', ...fails('no error object') },
      d: { file: 'd.xml', render: junit },
      e: { file: 'e.txt', render: json },
    })
    expect(problems.map(({ code, where, exitCode }) => [code, where, exitCode])).toEqual([
      ['BANC-REPORT-FAILED', join(folder, 'a.html'), 3],
      ['BANC-REPORT-FAILED', join(folder, 'c.md'), 3],
      ['BANC-OUT', join(folder, 'e.txt'), 2],
    ])
    expect(problems.map((problem) => problem.describe('en'))).toEqual([
      expect.stringContaining(failure),
      expect.stringContaining('no error object'),
      expect.stringContaining('EISDIR'),
    ])
    expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe(await json(fictitiousRun(), 'fr'))
    expect(readFileSync(join(folder, 'd.xml'), 'utf8')).toBe(await junit(fictitiousRun(), 'fr'))
  })

  test('is thrown to whoever opened the bench as a library, once the dossier is whole and sealed', async () => {
    const bench = await openBench(referenceConfig([]), { out: temporaryFolder(), ...nothingPlayed })
    const problem = await failed(() => bench.finish())
    expect(problem).toMatchObject({ code: 'BANC-REPORT-FAILED', where: join(bench.folder, 'report.html'), exitCode: 3 })
    expectTheOthersWhole(bench.folder)
  })

  test('is told to whoever asked to be told, who has the finished run', async () => {
    const told: BancError[] = []
    const out = temporaryFolder()
    const onReportProblem = (problem: BancError) => void told.push(problem)
    const bench = await openBench(referenceConfig([]), { out, ...nothingPlayed, onReportProblem })
    expect((await bench.finish()).scenarios).toHaveLength(1)
    expect(told.map(({ code }) => code)).toEqual(['BANC-REPORT-FAILED'])
  })

  test('takes neither the verdict nor standard output from « run », which then ends with 3', async () => {
    const out = temporaryFolder()
    const problem = await failed(() => run({ out, only: ['INS/va1.41.01'], format: 'json' }))
    expect(problem).toMatchObject({ code: 'BANC-REPORT-FAILED', exitCode: 3 })
    expect(JSON.parse(said.stdout)).toMatchObject({ scenarios: [{ id: 'INS/va1.41.01', verdict: 'pass' }] })
    expect(said.stderr).toContain('1 scénario')
    expectTheOthersWhole(join(out, 'latest'))
  })

  test('fails « report » in that format alone', async () => {
    const bench = await openBench(referenceConfig([]), { out: temporaryFolder(), ...nothingPlayed })
    await bench.finish().catch(() => {})
    expect(await failed(() => report(bench.folder, { format: 'html' }))).toMatchObject({
      code: 'BANC-REPORT-FAILED',
      where: 'report.html',
      exitCode: 3,
    })
    expect(said.stdout).toBe('')
    for (const format of ['json', 'junit']) expect(await report(bench.folder, { format })).toBe(0)
    expect(said.stdout).toContain('</testsuites>')
  })
})
