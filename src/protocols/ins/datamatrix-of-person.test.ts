import { expect, test } from 'vitest'
import { parseDatamatrix } from './datamatrix.ts'
import { datamatrixText, type PersonOnPaper } from './datamatrix-of-person.ts'

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
  const { lieuNaissance, ...elsewhere } = person
  const read = {
    matricule: person.matricule,
    oid: person.oid,
    givenNames: 'ZOE',
    birthName: 'ADRUN',
    sex: 'F',
    birthDate: '31-12-1975',
  }
  expect(parseDatamatrix(datamatrixText(person))).toEqual({
    fields: { ...read, birthPlaceCog: lieuNaissance },
    problems: [],
  })
  expect(parseDatamatrix(datamatrixText(elsewhere))).toEqual({ fields: read, problems: [] })
})

test('the date is written day first, and a field that is short ends with a separator', () => {
  expect(datamatrixText(person)).toContain('S631-12-1975')
  expect(datamatrixText(person)).toContain('S4ADRUN\u001dS5F')
})
