import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contentAssumptions } from '../../mocks/mss/content-assumptions.ts'
import suite from './suite.ts'

test('each scenario file is named by its official number, and stands in the table of contents', () => {
  const files = readdirSync(new URL('scenarios', import.meta.url))
  const listed = suite.entries.map(({ scenario }) => `${scenario.id.replace('/', '.')}.ts`)
  expect(files.toSorted()).toEqual(listed.toSorted())
})

test('every requirement is verified by a check and named by a scenario, and no unknown one is', () => {
  const known = suite.requirements.map(({ id }) => id).toSorted()
  const verified = new Set(suite.entries.flatMap(({ checks }) => checks.flatMap(({ verifies }) => verifies)))
  const driven = new Set(suite.entries.flatMap(({ scenario }) => scenario.requirements))
  expect([...verified].toSorted()).toEqual(known)
  expect([...driven].toSorted()).toEqual(known)
})

test('every assumption that a check rests on is declared, and each one serves', () => {
  const named = suite.entries.flatMap(({ checks }) => checks.flatMap(({ assumption }) => assumption ?? []))
  const declared = Object.values(contentAssumptions).map(({ id }) => id)
  expect([...new Set(named)].toSorted()).toEqual(declared.toSorted())
})
