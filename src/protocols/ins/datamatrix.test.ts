import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DatamatrixIns, datamatrixText, readDatamatrix } from './datamatrix.ts'

const gs = '\u001d'
const person: DatamatrixIns = {
  matricule: '109076322083489',
  oid: '1.2.250.1.213.1.4.8',
  prenoms: 'PIERRE-ALAIN MURIEL FLORIANT',
  nomNaissance: 'ECETINSI',
  sexe: 'M',
  dateNaissance: '2009-07-14',
  lieuNaissance: '63220',
}

test('the text has the header, the seven blocks in order, and a separator after short variable blocks only', () => {
  expect(datamatrixText(person)).toBe(
    `IS010000000000000000000000S1109076322083489S21.2.250.1.213.1.4.8${gs}S3PIERRE-ALAIN MURIEL FLORIANT${gs}S4ECETINSI${gs}S5MS614-07-2009S763220`,
  )
})

test('a root of 20 characters has reached its length: no separator follows', () => {
  expect(datamatrixText({ ...person, oid: '1.2.250.1.213.1.4.10' })).toContain('S21.2.250.1.213.1.4.10S3')
})

test('what is written is read back', () => {
  const name = fc.stringMatching(/^[A-Z][A-Z' -]{0,99}$/)
  fc.assert(
    fc.property(name, name, fc.option(fc.stringMatching(/^\d{5}$/), { nil: undefined }), (prenoms, nom, lieu) => {
      const { lieuNaissance, ...rest } = person
      const ins = { ...rest, prenoms, nomNaissance: nom, ...(lieu === undefined ? {} : { lieuNaissance: lieu }) }
      expect(readDatamatrix(datamatrixText(ins))).toEqual({ ins })
    }),
  )
})

test.each([
  ['another header', 'IS02', /does not start/],
  ['an unknown block', `IS010000000000000000000000S9`, /no block starts with "S9"/],
  ['a matricule cut short', `IS010000000000000000000000S11090`, /S1 is shorter than 15/],
  ['no name', datamatrixText(person).replace(`S4ECETINSI${gs}`, ''), /S4 is missing/],
  ['another sex', datamatrixText(person).replace('S5M', 'S5U'), /S5 is "U"/],
  ['a block twice', `${datamatrixText(person)}S5M`, /S5 occurs twice/],
])('%s is a problem', (_, text, problem) => {
  expect(readDatamatrix(text)).toEqual({ problem: expect.stringMatching(problem) })
})
