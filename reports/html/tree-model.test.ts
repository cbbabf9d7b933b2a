import { describe, expect, test } from 'vitest'
import type { ScenarioResult } from '../../src/model/finished.ts'
import { fictitiousRun } from '../fixture/run.fixture.ts'
import { treeOf } from './tree-model.ts'

const run = fictitiousRun()
const scenario = (id: string, suite: string, requirements: readonly string[]): ScenarioResult => ({
  id,
  suite,
  section: { fr: 'S', en: 'S' },
  requirements,
  title: { fr: id, en: id },
  verdict: 'pass',
  durationMs: 1,
  checks: [],
})

describe('the tree', () => {
  test('tells every scenario exactly once', () => {
    const told = treeOf(run).flatMap(({ sections }) =>
      sections.flatMap(({ requirements }) => requirements.flatMap(({ scenarios }) => scenarios.map(({ id }) => id))),
    )
    expect(told.toSorted()).toEqual(run.scenarios.map(({ id }) => id).toSorted())
  })

  test('lists the requirements that no scenario verifies', () => {
    expect(treeOf(run).flatMap(({ uncovered }) => uncovered.map(({ id }) => id))).toEqual(['DMP/CONF.40'])
  })

  test('knows a requirement of another chapter, and anchors it once', () => {
    const trees = treeOf({
      ...run,
      scenarios: [scenario('INS/X.01', 'ins', ['PSC.08']), scenario('PSC.Y', 'psc', ['PSC.08'])],
    })
    const nodes = trees.flatMap(({ sections }) => sections.flatMap(({ requirements }) => requirements))
    expect(nodes.map(({ id, anchor, requirement }) => [id, anchor, requirement?.id])).toEqual([
      ['PSC.08', true, 'PSC.08'],
      ['PSC.08', false, 'PSC.08'],
    ])
  })

  test('keeps a scenario without chapter or requirement', () => {
    const trees = treeOf({ ...run, scenarios: [scenario('Z.01', '', [])] })
    expect(trees.at(-1)?.sections[0]?.requirements[0]?.scenarios[0]?.id).toBe('Z.01')
  })
})
