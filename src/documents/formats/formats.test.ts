import { describe, expect, test } from 'vitest'
import { validatorOf } from '../../../schemas/ajv.ts'
import schema from '../../../schemas/validate.schema.json' with { type: 'json' }
import { parseXml } from '../../xml/element.ts'
import type { FileResult, RuleSetResult } from '../result.ts'
import type { Counts, FormatName } from './format.ts'
import { formats } from './formats.ts'

const official: RuleSetResult = {
  name: 'profils/IHE.sch',
  version: '2024.01',
  rulesFired: 7,
  aborted: null,
  findings: [
    {
      rule: 'P',
      severity: 'error',
      location: '/ClinicalDocument/title',
      line: 2,
      column: 1,
      message: 'a < b & "c" \u0001',
      ...{ check: 'report', test: "cda:title = '<'", source: 'schematrons/profils/IHE.sch:3' },
    },
  ],
}
const aborted: RuleSetResult = { name: 'B', version: '', rulesFired: 0, aborted: 'FODC0002 none', findings: [] }
const own: RuleSetResult = {
  name: 'banc/x',
  version: '1',
  rulesFired: 2,
  aborted: null,
  findings: [{ rule: 'x.y', severity: 'warning', location: '/', line: 0, column: 0, message: 'douteux' }],
}

const result = (file: string, verdict: FileResult['verdict'], ruleSets: readonly RuleSetResult[]): FileResult => ({
  file,
  kind: 'cda',
  verdict,
  ruleSets,
  durationMs: 1500,
})

const results = [
  result('a.xml', 'fail', [official, own]),
  result('b&.xml', 'inconclusive', [aborted, own]),
  result('c.xml', 'inconclusive', []),
]
const counts: Counts = { pass: 0, warn: 0, fail: 1, inconclusive: 2 }

const rendered = (name: FormatName, of: readonly FileResult[] = results): string => {
  const { open, between, file, close } = formats[name]
  return `${open}${of.map((one) => file(one, () => 'x\ny', 'fr')).join(between)}${close(counts, 'fr')}`
}

const all = (xml: string, name: string) => {
  type Element = ReturnType<typeof parseXml>
  const walk = (element: Element): Element[] => [
    ...(element.name === name ? [element] : []),
    ...element.children.flatMap(walk),
  ]
  return walk(parseXml(new TextEncoder().encode(xml)))
}

test('json, written piece by piece, is what would be written at once, and follows its schema', () => {
  expect(rendered('json')).toBe(`${JSON.stringify(results, null, 2)}\n`)
  expect(validatorOf(schema)(JSON.parse(rendered('json')))).toEqual([])
})

test('ndjson is the same, one file a line, and nothing between the lines', () => {
  const lines = rendered('ndjson').split('\n')
  expect(lines.pop()).toBe('')
  expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(results)))
  expect(rendered('ndjson', [])).toBe('')
})

test('text names the rule sets, what was aborted, and ends with the counts', () => {
  const text = rendered('text')
  expect(text).toContain('profils/IHE.sch 2024.01 : 1 erreur, 7 règles appliquées')
  expect(text).toContain('B interrompu : FODC0002 none')
  expect(text.trimEnd().split('\n').at(-1)).toBe('3 fichiers : 1 non conforme ; 2 non concluants')
})

describe('junit', () => {
  const xml = rendered('junit')
  test('has a suite per file and a case per rule set', () => {
    expect(all(xml, 'testsuite')).toHaveLength(3)
    expect(all(xml, 'testcase')).toHaveLength(5)
  })
  test('an error is a failure, an abort or silence an error, a warning neither', () => {
    expect(all(xml, 'failure')).toHaveLength(1)
    expect(all(xml, 'error')).toHaveLength(2)
    expect(all(xml, 'system-out')).toHaveLength(2)
    expect(xml).toContain('a &lt; b &amp; "c" \uFFFD')
  })
})

describe('svrl', () => {
  const xml = rendered('svrl')
  test('has a report per rule set that says how many rules fired and what was aborted', () => {
    expect(all(xml, 'schematron-output')).toHaveLength(4)
    expect(xml).toContain('banc:rulesFired="7"')
    expect(xml).toContain('banc:aborted="FODC0002 none"')
  })
  test('tells reports from assertions, with test, location and role', () => {
    expect(all(xml, 'successful-report')).toHaveLength(1)
    expect(all(xml, 'failed-assert')).toHaveLength(2)
    expect(xml).toContain(`location="/ClinicalDocument/title" test="cda:title = &apos;&lt;&apos;" role="error"`)
  })
})
