import { describe, expect, test } from 'vitest'
import type { FinishedRun } from '../model/finished.ts'
import { verdicts } from '../model/verdict.ts'
import { aResult } from './cli.fixture.ts'
import { scenarioLines, summaryLines } from './progress.ts'

const check = {
  id: 'ins.x',
  title: { fr: 'Le matricule est conservé', en: 'The matricule is kept' },
  verifies: [],
  expected: '190…',
  actual: { fr: 'aucun', en: 'none' },
  evidence: [],
}

describe('the line of a scenario', () => {
  test('says its verdict, number, title and time', () => {
    expect(scenarioLines(aResult(), 'fr')).toBe('✔ INS/va1.52.01           INSi répond 00  (1,2 s)')
    expect(scenarioLines(aResult(), 'en')).toMatch(/INSi answers 00 {2}\(1\.2 s\)$/)
  })

  test('is followed by what did not pass, with expected and actual', () => {
    const checks = [
      { ...check, verdict: 'fail' as const },
      { ...check, verdict: 'pass' as const, title: { fr: 'Autre', en: 'Other' } },
    ]
    expect(
      scenarioLines(aResult({ verdict: 'fail', checks }), 'fr')
        .split('\n')
        .slice(1),
    ).toEqual(['    ✘ Le matricule est conservé', '        attendu : 190…', '        observé : aucun'])
  })

  test('gives one reason instead, when the scenario was not judged', () => {
    const result = aResult({
      verdict: 'inconclusive',
      reason: { fr: 'à attester', en: 'to be attested' },
      checks: [{ ...check, verdict: 'inconclusive' }],
    })
    expect(scenarioLines(result, 'fr').split('\n').slice(1)).toEqual(['    à attester'])
  })
})

const finished = (own: Partial<FinishedRun['run']> = {}, scenarios = [aResult()]): FinishedRun => ({
  run: {
    id: 'r',
    startedAt: '2026-03-02T08:00:00.000Z',
    durationMs: 61_000,
    benchVersion: '0.1.0',
    product: { name: 'Petit logiciel', version: '2' },
    couloirs: ['LGC'],
    vagues: [1, 2],
    defects: [],
    ...own,
  },
  suites: [],
  scenarios,
  events: [],
  readBlob: () => undefined,
  journal: { head: '', events: 0, complete: true },
})

describe('the summary', () => {
  test('has ten lines at most, whatever happened', () => {
    const everything = verdicts.map((verdict) => aResult({ verdict, checks: [{ ...check, verdict }] }))
    for (const lang of ['fr', 'en'] as const) {
      const lines = summaryLines(finished({ defects: ['a', 'b'] }, everything), 'dossier/latest', lang).split('\n')
      expect(lines.length).toBeLessThanOrEqual(10)
    }
  })

  test('names the product, the worst verdict, each count, the report and how to replay', () => {
    const text = summaryLines(finished({}, [aResult(), aResult({ verdict: 'fail' })]), 'dossier/latest', 'fr')
    expect(text).toMatch(/✘ Petit logiciel 2/)
    expect(text).toMatch(/2 scénarios : non conforme 1, conforme 1 {2}\(61,0 s\)/)
    expect(summaryLines(finished({}, [aResult()]), 'd', 'fr')).toContain('  1 scénario : conforme 1')
    expect(text).toContain('dossier/latest/report.html')
    expect(text).toContain('replay dossier/latest')
    expect(text).not.toContain('défauts')
  })

  test('names the defects that were switched on', () => {
    expect(summaryLines(finished({ defects: ['ins.x'] }), 'd', 'en')).toContain('defects: ins.x')
  })
})
