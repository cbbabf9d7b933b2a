import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { defects } from '../../mocks/product/defects.ts'
import { pilotActionNames } from '../../schemas/pilot.ts'
import { coverageOf } from '../run/coverage.ts'
import { services } from './services.ts'
import { suites } from './suites.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const checks = new Map(suites.flatMap(({ entries }) => entries.flatMap((entry) => entry.checks)).map((c) => [c.id, c]))
const assumptions = services.flatMap((service) => service.assumptions.map(({ id }) => id))

const repeated = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index)

describe.each(suites)('suite $id', ({ id, requirements, entries }) => {
  const known = requirements.map((requirement) => requirement.id)

  test('a requirement stands once per couloir and wave, and has both titles', () => {
    const rows = requirements.flatMap(({ id: row, couloirs, vague }) => couloirs.map((one) => `${row} ${one} ${vague}`))
    expect(repeated(rows)).toEqual([])
    for (const { title } of requirements) expect(Object.values(title).every((text) => text.length > 10)).toBe(true)
  })

  test('every requirement has a disposition and a reason', () => {
    const bare = coverageOf(suites.filter((suite) => suite.id === id)).filter(
      ({ disposition, reason }) => disposition === 'none' || reason.length < 10,
    )
    expect(bare).toEqual([])
  })

  test('scenarios and checks name requirements of this catalogue', () => {
    for (const { scenario, checks: own } of entries) {
      expect(known, scenario.id).toEqual(expect.arrayContaining([...scenario.requirements]))
      for (const check of own) expect(known, check.id).toEqual(expect.arrayContaining([...check.verifies]))
    }
  })

  test('every scenario lives in the file of its official number, and every file is in the table of contents', () => {
    const listed = entries.map(({ scenario }) => `${scenario.id.replaceAll('/', '.').replaceAll('~', '--')}.ts`)
    expect(readdirSync(`${root}suites/${id}/scenarios`).toSorted()).toEqual(listed.toSorted())
  })

  test('scenarios need actions of the pilot contract only', () => {
    for (const { scenario } of entries) expect(pilotActionNames).toEqual(expect.arrayContaining([...scenario.needs]))
  })

  test('check ids begin with the suite and every scenario has a check', () => {
    for (const { scenario, checks: own } of entries) {
      expect(own.length, scenario.id).toBeGreaterThan(0)
      for (const check of own) expect(check.id.startsWith(`${id}.`), check.id).toBe(true)
    }
  })
})

test('scenario ids are unique over the bench', () => {
  expect(repeated(suites.flatMap(({ entries }) => entries.map(({ scenario }) => scenario.id)))).toEqual([])
})

test('a check that rests on an assumption names one that a service states', () => {
  const unknown = [...checks.values()].filter(
    ({ assumption }) => assumption !== undefined && !assumptions.includes(assumption),
  )
  expect(unknown.map(({ id, assumption }) => `${id}: ${assumption}`)).toEqual([])
})

test('assumption, fault and defect ids are unique', () => {
  expect(repeated(assumptions)).toEqual([])
  for (const { faults } of services) expect(repeated(faults.map(({ id }) => id))).toEqual([])
  expect(repeated(defects.map(({ id }) => id))).toEqual([])
})

test('every check has a defect that claims to kill it, and every defect claims checks that exist', () => {
  const claimed = new Set(defects.flatMap(({ kills }) => kills))
  expect([...checks.keys()].filter((id) => !claimed.has(id))).toEqual([])
  expect([...claimed].filter((id) => !checks.has(id))).toEqual([])
})
