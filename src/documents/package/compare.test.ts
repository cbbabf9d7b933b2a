import { expect, test } from 'vitest'
import type { FileFinding, FileResult, RuleSetResult } from '../result.ts'
import { changeOf } from './compare.ts'

const finding = (message: string, own: Partial<FileFinding> = {}): FileFinding => ({
  rule: 'r',
  severity: 'error',
  location: '/ClinicalDocument',
  line: 1,
  column: 1,
  message,
  ...own,
})

const set = (name: string, findings: readonly FileFinding[], aborted: string | null = null): RuleSetResult => ({
  name,
  version: '1',
  rulesFired: 1,
  aborted,
  findings,
})

const result = (verdict: FileResult['verdict'], ...ruleSets: readonly RuleSetResult[]): FileResult => ({
  file: 'a.xml',
  kind: 'cda',
  verdict,
  ruleSets,
  durationMs: 1,
})

test('the same findings of a rule set of the same name change nothing', () => {
  const one = result('fail', set('A', [finding('x')]))
  expect(changeOf(one, { ...one, durationMs: 9 })).toMatchObject({ changed: false, findings: { gone: [], new: [] } })
})

test('a finding that appears or goes is told with its rule set, and one of two alike counts', () => {
  const before = result('fail', set('A', [finding('x'), finding('y'), finding('y')]))
  const after = result('fail', set('A', [finding('y'), finding('z', { severity: 'warning' })]))
  const change = changeOf(before, after)
  expect(change.changed).toBe(true)
  expect(change.findings.gone.map(({ message, ruleSet }) => `${ruleSet} ${message}`)).toEqual(['A x', 'A y'])
  expect(change.findings.new).toMatchObject([{ message: 'z', severity: 'warning' }])
})

test('the same finding of a renamed rule set is neither new nor gone, but the rule sets are', () => {
  const change = changeOf(result('fail', set('V_2023', [finding('x')])), result('fail', set('V_2024', [finding('x')])))
  expect(change).toMatchObject({
    changed: true,
    ruleSets: { gone: ['V_2023'], new: ['V_2024'] },
    findings: { gone: [], new: [] },
  })
})

test('a verdict that changes and a rule set that is now aborted are told', () => {
  const change = changeOf(result('pass', set('A', [])), result('inconclusive', set('A', [], 'FODC0002')))
  expect(change).toMatchObject({
    changed: true,
    verdict: { before: 'pass', after: 'inconclusive' },
    aborted: { gone: [], new: ['A'] },
  })
})
