import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { contentAssumptions } from '../../mocks/mss/content-assumptions.ts'
import { defects } from '../../mocks/product/defects.ts'
import { pilotActionNames } from '../../schemas/pilot.ts'
import type { Check } from '../run/check.ts'
import { coverageOf } from '../run/coverage.ts'
import { services } from './services.ts'
import { suites } from './suites.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const checks = new Map(suites.flatMap(({ entries }) => entries.flatMap((entry) => entry.checks)).map((c) => [c.id, c]))
const assumptions = services.flatMap((service) => service.assumptions.map(({ id }) => id))

const repeated = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index)

const isCheck = (exported: unknown): exported is Check =>
  typeof exported === 'object' && exported !== null && 'apply' in exported && 'verifies' in exported

/** Every check that the files of a chapter declare, whether a scenario plays it or not. */
const declaredIn = async (suite: string): Promise<readonly Check[]> => {
  const folder = join(root, 'suites', suite, 'checks')
  const files = readdirSync(folder).filter((file) => !/\.(test|fixture)\.ts$/.test(file))
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(folder, file)).href)))
  return modules.flatMap((module) => Object.values(module).filter(isCheck))
}

describe.each(suites)('suite $id', ({ id, requirements, entries }) => {
  const known = requirements.map((requirement) => requirement.id)

  test('has the same things as the others, and nothing else', () => {
    const things = ['checks', 'drive', 'evidence', 'requirements.json', 'scenarios', 'suite.ts']
    expect(readdirSync(join(root, 'suites', id)).toSorted()).toEqual(things)
  })

  test('every check that is declared is played by a scenario, and has an id of its own', async () => {
    const declared = (await declaredIn(id)).map((check) => check.id)
    expect(declared.length).toBeGreaterThan(0)
    expect(repeated(declared)).toEqual([])
    expect(declared.filter((check) => !checks.has(check))).toEqual([])
  })

  test('a check names scenarios of its chapter only', async () => {
    const named = (await declaredIn(id)).flatMap(({ scenarios }) => scenarios)
    expect(entries.map(({ scenario }) => scenario.id)).toEqual(expect.arrayContaining(named))
  })

  test('the table of contents takes its sections one after the other, and plays a check once per scenario', () => {
    const sections = entries.map(({ section }) => section.fr)
    const starts = sections.filter((section, index) => section !== sections[index - 1])
    expect(repeated(starts)).toEqual([])
    for (const { scenario, checks: own } of entries)
      expect(repeated(own.map((check) => check.id)), scenario.id).toEqual([])
  })

  test('a requirement for the machine has a scenario with a check that verifies it', () => {
    const verified = (row: string) =>
      entries.some(
        ({ scenario, checks: own }) =>
          scenario.requirements.includes(row) && own.some(({ verifies }) => verifies.includes(row)),
      )
    const machine = requirements.filter(({ disposition }) => disposition === 'machine')
    expect(machine.filter((row) => !verified(row.id)).map((row) => row.id)).toEqual([])
  })

  test('a scenario answers only what its checks verify', () => {
    for (const { scenario, checks: own } of entries) {
      const verified = own.flatMap(({ verifies }) => verifies)
      expect(verified, scenario.id).toEqual(expect.arrayContaining([...scenario.requirements]))
    }
  })

  test('a requirement stands once per couloir and wave, and has both titles', () => {
    const rows = requirements.flatMap(({ id: row, couloirs, vague }) => couloirs.map((one) => `${row} ${one} ${vague}`))
    expect(repeated(rows)).toEqual([])
    for (const { title } of requirements) expect(Object.values(title).every((text) => text.length > 10)).toBe(true)
  })

  test('every requirement has a disposition and a reason', () => {
    const bare = coverageOf(suites.filter((suite) => suite.id === id)).filter(
      ({ disposition, reason }) => disposition === 'none' || reason.fr.length < 10 || reason.en.length < 10,
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
  const claimed = new Set<string>(defects.flatMap(({ kills }) => kills))
  expect([...checks.keys()].filter((id) => !claimed.has(id))).toEqual([])
  expect([...claimed].filter((id) => !checks.has(id))).toEqual([])
})

test('every rule of a mail that is known second-hand serves a check', () => {
  const used = new Set([...checks.values()].map(({ assumption }) => assumption))
  expect(Object.values(contentAssumptions).filter(({ id }) => !used.has(id))).toEqual([])
})

test('at least three quarters of the approved references of the identity are for the machine', () => {
  const approved =
    suites.find(({ id }) => id === 'ins')?.requirements.filter(({ statut }) => statut === 'Approuvée') ?? []
  const machine = new Set(approved.filter(({ disposition }) => disposition === 'machine').map(({ id }) => id))
  expect(machine.size / new Set(approved.map(({ id }) => id)).size).toBeGreaterThanOrEqual(0.75)
})

test.each(['dmp', 'mss'])('a scenario of %s is planned for every requirement that its checks judge', (chapter) => {
  for (const { scenario, checks: own } of suites.find(({ id }) => id === chapter)?.entries ?? []) {
    const judged = own.flatMap(({ verifies }) => verifies)
    expect(scenario.requirements, scenario.id).toEqual(expect.arrayContaining(judged))
  }
})
