import { expect, test } from 'vitest'
import { datamatrixText, type PersonOnPaper, readDatamatrix } from './datamatrix-of-person.ts'

const person: PersonOnPaper = {
  matricule: '275126322074974',
  oid: '1.2.250.1.213.1.4.8',
  prenoms: 'ZOE',
  nomNaissance: 'ADRUN',
  sexe: 'F',
  dateNaissance: '1975-12-31',
  lieuNaissance: '63220',
}

test('what is written is read back, with and without a place of birth', () => {
  const { lieuNaissance: _place, ...elsewhere } = person
  expect(readDatamatrix(datamatrixText(person))).toEqual({ ins: person })
  expect(readDatamatrix(datamatrixText(elsewhere))).toEqual({ ins: elsewhere })
})

test('the date is written day first, and a field that is short ends with a separator', () => {
  expect(datamatrixText(person)).toContain('S631-12-1975')
  expect(datamatrixText(person)).toContain('S4ADRUN\u001dS5F')
})

test('another text says why it is not one', () => {
  expect(readDatamatrix('IS01')).toHaveProperty('problem')
  expect(readDatamatrix(datamatrixText({ ...person, matricule: '275126322074975' }))).toEqual({ problem: 'key (S1)' })
})
