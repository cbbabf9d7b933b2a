import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dmpService } from '../../mocks/dmp/service.ts'
import dmpSuite from './suite.ts'

const checks = dmpSuite.entries.flatMap((entry) => entry.checks)
const rows = dmpSuite.requirements.map(({ id }) => id)

test('a scenario stands in the file of its number, and every file is in the table of contents', () => {
  const files = readdirSync(new URL('scenarios/', import.meta.url))
  const expected = dmpSuite.entries.map(({ scenario }) => `${scenario.id.replaceAll('/', '.')}.ts`)
  expect(files.toSorted()).toEqual(expected.toSorted())
})

test('every requirement is judged by a check, and no check or scenario names an unknown one', () => {
  const verified = checks.flatMap(({ verifies }) => verifies)
  expect(rows.filter((id) => !verified.includes(id))).toEqual([])
  const named = [...verified, ...dmpSuite.entries.flatMap(({ scenario }) => scenario.requirements)]
  expect(named.filter((id) => !rows.includes(id))).toEqual([])
})

test('a scenario is planned for every requirement that its checks judge', () => {
  for (const { scenario, checks: own } of dmpSuite.entries) {
    expect(own.flatMap(({ verifies }) => verifies).filter((id) => !scenario.requirements.includes(id))).toEqual([])
  }
})

test('an assumption that a check rests on is one that the service declares', () => {
  const declared = dmpService.assumptions.map(({ id }) => id)
  const used = checks.map(({ assumption }) => assumption).filter((id) => id !== undefined)
  expect(used.filter((id) => !declared.includes(id))).toEqual([])
})
