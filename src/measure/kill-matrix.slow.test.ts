import { describe, expect, test } from 'vitest'
import { defects } from '../../mocks/product/defects.ts'
import written from '../../suites/kill-matrix.json' with { type: 'json' }
import { proofs } from '../bench/noted-words.fixture.ts'
import { killMatrix } from './kill-matrix.ts'
import { measured, runEveryDefect } from './kills.ts'

const report = (...checks: (readonly [id: string, verdict: string])[]) => ({
  scenarios: [{ id: 'S', verdict: 'x', checks: checks.map(([id, verdict]) => ({ id, verdict })) }],
})

test('a check is killed when it fails or warns, not when it is inconclusive', () => {
  const reports = new Map([
    ['d2', report(['a', 'fail'], ['b', 'pass'], ['c', 'inconclusive'])],
    ['d1', report(['a', 'warn'], ['b', 'pass'])],
  ])
  expect(killMatrix(['b', 'a', 'c'], reports)).toEqual({ a: ['d1', 'd2'], b: [], c: [] })
})

describe('one run of the bench per defect', { timeout: 600_000 }, () => {
  test('the measured matrix is the published one, without an empty row, and every claim is true', async () => {
    const runs = await runEveryDefect()
    const matrix = measured(runs)
    expect(matrix).toEqual(written)
    expect(Object.entries(matrix).filter(([, killers]) => killers.length === 0)).toEqual([])
    for (const { id, outcome, kills } of defects) {
      for (const check of kills) expect(matrix[check], `${id} kills ${check}`).toContain(id)
      // A warned product is not refused: 0, or 3 where the defect also takes the evidence of other checks away.
      const run = runs.find(({ defect }) => defect === id)
      expect(run?.exitCode, id).toSatisfy((code) => (outcome === 'fail' ? code === 1 : code === 0 || code === 3))
    }
    // A note is the evidence by which a defect kills a check.
    for (const { note, check, defect } of proofs) {
      const run = runs.find((one) => one.defect === defect)
      expect(run?.cited, `${defect}: ${check} cites ${note}`).toContainEqual({ note, check })
    }
  })
})
