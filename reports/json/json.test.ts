import { describe, expect, test } from 'vitest'
import { validatorOf } from '../../schemas/ajv.ts'
import schema from '../../schemas/report.schema.json' with { type: 'json' }
import { verdicts } from '../../src/model/verdict.ts'
import { fictitiousRun } from '../fixture/run.fixture.ts'
import { json, reportOf } from './json.ts'

const run = fictitiousRun()
const validate = validatorOf(schema)

describe('report.json', () => {
  test('is as it was', async () => {
    await expect(json(run, 'fr')).toMatchFileSnapshot('./report.golden.json')
  })

  test('follows its schema in both languages', () => {
    expect(validate(JSON.parse(json(run, 'fr')))).toEqual([])
    expect(validate(JSON.parse(json(run, 'en')))).toEqual([])
  })

  test('counts every scenario once, under its verdict', () => {
    const { summary, scenarios, verdict } = reportOf(run, 'fr')
    expect(Object.values(summary).reduce((sum, count) => sum + count)).toBe(scenarios.length)
    expect(summary).toEqual({ pass: 3, fail: 3, warn: 1, inconclusive: 1, notApplicable: 1, attested: 1, external: 1 })
    expect(verdict).toBe('fail')
  })

  test('the fixture shows every verdict', () => {
    expect(new Set(run.scenarios.map(({ verdict }) => verdict))).toEqual(new Set(verdicts))
  })

  test('speaks the chosen language', () => {
    expect(reportOf(run, 'fr').scenarios[0]?.title).toBe('Les traits rendus par INSi remplissent l’identité')
    expect(reportOf(run, 'en').scenarios[0]?.title).toBe('The traits INSi returns fill the identity')
  })

  test('of a run without scenarios is inconclusive and still valid', () => {
    const empty = reportOf({ ...run, scenarios: [], suites: [] }, 'fr')
    expect(empty.verdict).toBe('inconclusive')
    expect(validate(empty)).toEqual([])
  })
})

describe('the schema refuses a report', () => {
  const good = reportOf(run, 'fr')
  const [scenario] = good.scenarios
  const [check] = scenario?.checks ?? []
  test.each([
    ['without a summary count', { ...good, summary: { ...good.summary, attested: undefined } }],
    ['with a verdict of its own invention', { ...good, scenarios: [{ ...scenario, verdict: 'ok' }] }],
    [
      'whose check does not say what it saw',
      { ...good, scenarios: [{ ...scenario, checks: [{ ...check, actual: undefined }] }] },
    ],
    ['whose texts are not strings', { ...good, scenarios: [{ ...scenario, title: { fr: 'a', en: 'b' } }] }],
    [
      'whose evidence is not a list',
      { ...good, scenarios: [{ ...scenario, checks: [{ ...check, evidence: 'e000001' }] }] },
    ],
  ])('%s', (_what, wrong) => {
    expect(validate(JSON.parse(JSON.stringify(wrong)))).not.toEqual([])
  })
})
