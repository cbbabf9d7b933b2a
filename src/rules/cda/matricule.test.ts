import { expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { insOids, isInsOid, isMatricule } from '../../protocols/ins/matricule.ts'
import { expectedKey, hasMatriculeForm, isInsRoot } from './matricule.ts'

const department = fc.oneof(fc.constantFrom('2A', '2B'), fc.stringMatching(/^\d{2}$/))
const matricules = fc
  .tuple(fc.stringMatching(/^\d{5}$/), department, fc.stringMatching(/^\d{8}$/))
  .map((parts) => parts.join(''))

test('agrees with the reading of the protocols on every matricule', () => {
  fc.assert(
    fc.property(matricules, (text) => {
      expect(hasMatriculeForm(text)).toBe(true)
      expect(expectedKey(text) === text.slice(13)).toBe(isMatricule(text))
      expect(isMatricule(text.slice(0, 13) + expectedKey(text))).toBe(true)
    }),
  )
})

test('agrees with the protocols on what is an INS', () => {
  for (const root of [...Object.values(insOids), '1.2.250.1.213.1.4.2', '1.2.3', '']) {
    expect(isInsRoot(root)).toBe(isInsOid(root))
  }
})

test.each(['', '1010663220754', '2C1066322075460', '10106632207546O'])('%s has not the form of a matricule', (text) => {
  expect(hasMatriculeForm(text)).toBe(false)
})
