import { expect, onTestFinished, test } from 'vitest'
import { aScenario } from './run.fixture.ts'
import { registerScenariosWith, type Scenario, scenario } from './scenario.ts'

test('a scenario is only a value where nobody registers', () => {
  const declared = aScenario('INS/va1.52.01')
  expect(scenario(declared)).toBe(declared)
})

test('a registrar is told of each scenario as it is declared', () => {
  const seen: Scenario[] = []
  registerScenariosWith((one) => seen.push(one))
  onTestFinished(() => registerScenariosWith(() => {}))
  const declared = aScenario('INS/va1.52.01')
  expect(scenario(declared)).toBe(declared)
  expect(seen).toEqual([declared])
})
