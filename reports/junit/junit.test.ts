import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import type { FinishedRun, ScenarioResult } from '../../src/model/finished.ts'
import { fictitiousRun } from '../fixture/run.fixture.ts'
import { junit } from './junit.ts'

const run = fictitiousRun()
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => name === 'testcase' || name === 'testsuite',
})
const casesOf = (finished: FinishedRun): Record<string, unknown>[] =>
  parser
    .parse(junit(finished, 'fr'))
    .testsuites.testsuite.flatMap((suite: { testcase: Record<string, unknown>[] }) => suite.testcase)
const caseOf = (id: string) => casesOf(run).find(({ name }) => String(name).startsWith(id))

describe('junit.xml', () => {
  test('is as it was', async () => {
    await expect(junit(run, 'fr')).toMatchFileSnapshot('./junit.golden.xml')
  })

  test('has one testcase per scenario, named by its official number', () => {
    expect(casesOf(run).map(({ name }) => String(name).split(' ')[0])).toEqual(run.scenarios.map(({ id }) => id))
  })

  test('a failure tells expected and actual of each check that is not met', () => {
    const failure = JSON.stringify(caseOf('MSS/CONF.15.01')?.failure)
    expect(failure).toContain('mss.insHeaderTellsQualifiedIdentity')
    expect(failure).toContain('en-tête X-MSS-INS présent')
    expect(failure).toContain('absent <script>')
    expect(failure).not.toContain('mss.codeCdaHeaderNamesTheDocument')
  })

  test('what the bench cannot tell is an error, never a failure', () => {
    expect(caseOf('DMP/CONF.11.01')).toMatchObject({ error: { type: 'inconclusive' } })
    expect(caseOf('DMP/CONF.11.01')).not.toHaveProperty('failure')
  })

  test.each(['DMP/CONF.09.01', 'MSS/CONF.05.01', 'MSS/CONF.31.01'])('%s, which no machine judged, is skipped', (id) => {
    expect(caseOf(id)).toHaveProperty('skipped.message')
  })

  test('a warning passes and is told in system-out', () => {
    expect(caseOf('INS/va1.28.01')).toHaveProperty('system-out')
    expect(caseOf('INS/va1.28.01')).not.toHaveProperty('failure')
  })

  test('a conforming scenario has nothing to say', () => {
    expect(Object.keys(caseOf('INS/va1.52.01') ?? {}).toSorted()).toEqual(['classname', 'name', 'properties', 'time'])
  })

  test('totals agree with the cases', () => {
    const { tests, failures, errors, skipped } = parser.parse(junit(run, 'fr')).testsuites
    expect({ tests, failures, errors, skipped }).toEqual({ tests: '11', failures: '3', errors: '1', skipped: '3' })
  })
})

describe('whatever a product wrote', () => {
  const every = Array.from({ length: 0x300 }, (_, code) => String.fromCharCode(code)).join('')
  const strange = `${every}\uD800 \uDC00 \uFFFE\uFFFF ]]> <!-- -- --> &amp; "'\u{1F600}`
  const scenario: ScenarioResult = {
    id: 'X.01',
    suite: `s"<${strange}`,
    section: { fr: '', en: '' },
    requirements: [strange],
    title: { fr: strange, en: strange },
    verdict: 'fail',
    durationMs: 1,
    checks: [
      {
        id: 'x.y',
        title: { fr: strange, en: '' },
        verifies: [],
        verdict: 'fail',
        expected: strange,
        actual: strange,
        evidence: [strange],
      },
    ],
  }
  const written = junit({ ...run, scenarios: [scenario], suites: [] }, 'fr')

  test('the file is well-formed', () => {
    expect(XMLValidator.validate(written)).toBe(true)
    expect(written).toBe(written.toWellFormed())
    expect(written).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u)
  })

  test('a scenario of an unknown chapter is kept', () => {
    expect(written).toContain('X.01')
    expect(written).toContain('\u{1F600}')
  })
})
