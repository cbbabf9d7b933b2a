import { expect, test } from 'vitest'
import { pilotActionNames, pilotProblems } from './pilot.ts'

test('every action has a params and a result schema that compile', () => {
  expect(pilotActionNames).toContain('identity.fetchIns')
  for (const action of pilotActionNames) {
    expect(pilotProblems(`${action}.params`, null), action).not.toEqual([])
    expect(pilotProblems(`${action}.result`, null), action).not.toEqual([])
  }
})

test('an answer off the contract is explained by place', () => {
  expect(pilotProblems('identity.create.result', { patientId: 'p1', statut: 'provisoire' })).toEqual([])
  expect(pilotProblems('identity.create.result', { patientId: 'p1', statut: 'PROV' })).toEqual([
    {
      fr: 'statut : valeurs possibles : provisoire, recuperee, validee, qualifiee',
      en: 'statut: possible values: provisoire, recuperee, validee, qualifiee',
    },
  ])
  expect(pilotProblems('session.list.result', { sessions: [{ name: 'x' }] })).toEqual([
    { fr: 'sessions[0] : il manque « nationalId »', en: 'sessions[0]: "nationalId" is missing' },
  ])
})
