import { expect, test } from 'vitest'
import type { PilotActions } from '../src/model/pilot.ts'
import { accepted } from './accepted.ts'

type Created = PilotActions['identity.create']['result']

test('what the product did is handed on', () => {
  const created: Created = { patientId: 'p1', statut: 'provisoire' }
  expect(accepted(created).patientId).toBe('p1')
})

test('a refusal ends the scenario with what the product says', () => {
  const refused: Created = { refused: true, message: 'nom vide' }
  expect(() => accepted(refused)).toThrow(expect.objectContaining({ code: 'BANC-PILOT-REFUSED' }))
  expect(() => accepted(refused)).toThrow(/nom vide/)
})
