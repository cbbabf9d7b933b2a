import { expect, test } from 'vitest'
import insSuite from './suite.ts'

const { requirements, entries } = insSuite
const approved = requirements.filter(({ statut }) => statut === 'Approuvée')

test('at least three quarters of the approved references are for the machine', () => {
  const ids = new Set(approved.map(({ id }) => id))
  const machine = new Set(approved.filter(({ disposition }) => disposition === 'machine').map(({ id }) => id))
  expect(machine.size / ids.size).toBeGreaterThanOrEqual(0.75)
})

test('a requirement for the machine has a scenario with a check that verifies it', () => {
  const verified = (id: string) =>
    entries.some(
      ({ scenario, checks }) =>
        scenario.requirements.includes(id) && checks.some(({ verifies }) => verifies.includes(id)),
    )
  const machine = requirements.filter(({ disposition }) => disposition === 'machine')
  expect(machine.filter(({ id }) => !verified(id)).map(({ id }) => id)).toEqual([])
})

test('every scenario answers a requirement that one of its checks verifies', () => {
  for (const { scenario, checks } of entries) {
    const verified = checks.flatMap(({ verifies }) => verifies)
    expect(
      scenario.requirements.filter((id) => !verified.includes(id)),
      scenario.id,
    ).toEqual([])
  }
})
