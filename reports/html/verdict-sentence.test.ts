import { expect, test } from 'vitest'
import { verdicts } from '../../src/model/verdict.ts'
import { fictitiousRun } from '../fixture/run.fixture.ts'
import { verdictSentence } from './verdict-sentence.ts'

const [scenario] = fictitiousRun().scenarios
const scenarios = (...found: (typeof verdicts)[number][]) =>
  scenario === undefined ? [] : found.map((verdict) => ({ ...scenario, verdict }))

test('agrees in number', () => {
  expect(verdictSentence('fail', scenarios('fail', 'pass')).fr).toContain('1 scénario sur 2 contrevient à')
  expect(verdictSentence('fail', scenarios('fail', 'fail')).fr).toContain('2 scénarios sur 2 contreviennent à')
  expect(verdictSentence('inconclusive', scenarios('inconclusive')).en).toContain('1 of 1 scenarios lacks evidence')
})

test.each(verdicts)('has words for %s in both languages', (verdict) => {
  const { fr, en } = verdictSentence(verdict, scenarios(verdict))
  expect(fr).toMatch(/\.$/)
  expect(en).toMatch(/\.$/)
  expect(fr).not.toBe(en)
})

test('only a failure says that the product is not conformant', () => {
  const accusing = verdicts.filter((verdict) => /pas conforme/.test(verdictSentence(verdict, scenarios(verdict)).fr))
  expect(accusing).toEqual(['fail'])
})
