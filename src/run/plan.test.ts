import { describe, expect, test } from 'vitest'
import fc from '../bench/property.fixture.ts'
import { BancError } from '../model/errors.ts'
import { plan, type Selection, testNameOf } from './plan.ts'
import { anEntry, aScenario, aSuite, requirement } from './run.fixture.ts'

const ins = aSuite(
  ['INS/va1.28.01', 'INS/va1.41.01', 'INS/va1.52.01'].map((id) => anEntry(aScenario(id))),
  [
    requirement({ id: 'INS/va1.28', couloirs: ['LGC', 'RIS'], vague: 2 }),
    requirement({ id: 'INS/va1.41', couloirs: ['RIS'], vague: 1 }),
    requirement({ id: 'INS/va1.52', profil: 'Médecin traitant' }),
  ],
)
const dmp = aSuite(
  [anEntry(aScenario('DMP/CONF.05.01', { title: { fr: 'Alimentation (TD2.1)', en: 'Feed' } }))],
  [requirement({ id: 'DMP/CONF.05' })],
  'dmp',
)
const everything: Selection = { couloirs: [], vagues: [], profils: [], suites: [], only: [] }
const chosen = (own: Partial<Selection>): readonly string[] =>
  plan([ins, dmp], { ...everything, ...own }).map(({ entry }) => entry.scenario.id)
const all = ['INS/va1.28.01', 'INS/va1.41.01', 'INS/va1.52.01', 'DMP/CONF.05.01']

describe('the plan', () => {
  test('holds everything, in the order of the suites, when nothing is chosen', () => {
    expect(chosen({})).toEqual(all)
  })

  test.each<[string, Partial<Selection>, readonly string[]]>([
    ['a couloir', { couloirs: ['RIS'] }, ['INS/va1.28.01', 'INS/va1.41.01']],
    ['two couloirs', { couloirs: ['RIS', 'LGC'] }, all],
    ['a couloir without requirement', { couloirs: ['PFI'] }, []],
    ['a vague', { vagues: [2] }, ['INS/va1.28.01']],
    ['a couloir and a vague', { couloirs: ['LGC'], vagues: [1] }, ['INS/va1.52.01', 'DMP/CONF.05.01']],
    ['a suite', { suites: ['dmp'] }, ['DMP/CONF.05.01']],
    ['scenarios', { only: ['DMP/CONF.05.01', 'INS/va1.41.01'] }, ['INS/va1.41.01', 'DMP/CONF.05.01']],
    ['a pattern over number and title', { testNamePattern: /05\.01 Alimentation/ }, ['DMP/CONF.05.01']],
  ])('is limited by %s', (_, own, ids) => {
    expect(chosen(own)).toEqual(ids)
  })

  test('keeps what only an unclaimed profile asks for, as not applicable', () => {
    const applicable = (profils: readonly string[]) =>
      plan([ins], { ...everything, profils }).map((planned) => planned.applicable)
    expect(applicable([])).toEqual([true, true, false])
    expect(applicable(['Médecin traitant'])).toEqual([true, true, true])
  })

  test('applies as soon as one of the scenario’s requirements is of a claimed profile', () => {
    const both = aSuite(
      [anEntry(aScenario('INS/x.01', { requirements: ['INS/x', 'INS/y'] }))],
      [requirement({ id: 'INS/x', profil: 'Médecin traitant' }), requirement({ id: 'INS/y' })],
    )
    expect(plan([both], everything)[0]?.applicable).toBe(true)
  })

  test.each([
    ['--suite', { suites: ['dpm'] }, 'ins, dmp'],
    ['--only', { only: ['INS/va1.52.99'] }, 'INS/va1.52.01'],
  ])('refuses an unknown id of %s and names the known ones', (option, own, known) => {
    try {
      plan([ins, dmp], { ...everything, ...own })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(BancError)
      expect(error).toMatchObject({ code: 'BANC-SELECTION', where: option, exitCode: 2 })
      expect((error as BancError).todo.fr).toContain(known)
    }
  })

  test('is parted by shards: each scenario is in exactly one, and the order stays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 20 }), (count, size) => {
        const many = aSuite(
          Array.from({ length: size }, (_, index) => anEntry(aScenario(`INS/va1.52.${index}`))),
          [requirement()],
        )
        const ids = (own: Partial<Selection>) =>
          plan([many], { ...everything, ...own }).map(({ entry }) => entry.scenario.id)
        const whole = ids({})
        const shards = Array.from({ length: count }, (_, index) => ids({ shard: { index: index + 1, count } }))
        expect(shards.flat().toSorted()).toEqual(whole.toSorted())
        for (const shard of shards) expect(shard).toEqual(whole.filter((id) => shard.includes(id)))
        const sizes = shards.map(({ length }) => length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('a scenario’s test is named by its number and its French title', () => {
  expect(testNameOf(aScenario('INS/va1.52.01'))).toBe('INS/va1.52.01 Scénario INS/va1.52.01')
})
