import { expect, test } from 'vitest'
import type { FinishedRun, ScenarioResult } from '../model/finished.ts'
import type { Verdict } from '../model/verdict.ts'
import { differences } from './replay.ts'

const judged = (id: string, verdict: Verdict, checks: Readonly<Record<string, Verdict>> = {}) => ({
  id,
  verdict,
  checks: Object.entries(checks).map(([check, own]) => ({ id: check, verdict: own })),
})

const runOf = (...scenarios: readonly ReturnType<typeof judged>[]): Pick<FinishedRun, 'scenarios'> => ({
  scenarios: scenarios as unknown as readonly ScenarioResult[],
})

test('the same verdicts do not differ, in whatever order', () => {
  const one = judged('INS/va1.52.01', 'pass', { 'ins.a': 'pass' })
  const two = judged('INS/va1.28.01', 'fail', { 'ins.b': 'fail' })
  expect(differences([one, two], runOf(two, one))).toEqual([])
})

test('a scenario and its check that are judged otherwise are both told', () => {
  const was = judged('INS/va1.52.01', 'pass', { 'ins.a': 'pass', 'ins.b': 'pass' })
  const is = judged('INS/va1.52.01', 'fail', { 'ins.a': 'fail', 'ins.b': 'pass' })
  expect(differences([was], runOf(is))).toEqual([
    { scenario: 'INS/va1.52.01', was: 'pass', is: 'fail' },
    { scenario: 'INS/va1.52.01', check: 'ins.a', was: 'pass', is: 'fail' },
  ])
})

test('a check that compensates another differs although the scenario does not', () => {
  const was = judged('INS/va1.52.01', 'fail', { 'ins.a': 'fail', 'ins.b': 'pass' })
  const is = judged('INS/va1.52.01', 'fail', { 'ins.a': 'pass', 'ins.b': 'fail' })
  expect(differences([was], runOf(is)).map(({ check }) => check)).toEqual(['ins.a', 'ins.b'])
})

test('what one side does not have is undefined there', () => {
  expect(differences([judged('INS/va1.52.01', 'pass')], runOf())).toEqual([
    { scenario: 'INS/va1.52.01', was: 'pass', is: undefined },
  ])
  expect(differences([], runOf(judged('INS/va1.52.01', 'pass', { 'ins.a': 'pass' })))).toEqual([
    { scenario: 'INS/va1.52.01', was: undefined, is: 'pass' },
    { scenario: 'INS/va1.52.01', check: 'ins.a', was: undefined, is: 'pass' },
  ])
})
