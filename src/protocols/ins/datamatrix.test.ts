import { describe, expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { type DatamatrixIns, datamatrixHeader, formatDatamatrix, parseDatamatrix } from './datamatrix.ts'
import { insOids, keyOf } from './matricule.ts'

const gs = '\u001d'

/** A public identity of the INSi test set. */
const known: DatamatrixIns = {
  matricule: '101066322075460',
  oid: insOids.nirTest,
  givenNames: 'PIERRE-ALAIN MURIEL FLORIANT',
  birthName: "D'ARTAGNAN DE L'HERAULT",
  sex: 'M',
  birthDate: '17-06-2001',
  birthPlaceCog: '63220',
}

const written = [
  datamatrixHeader,
  'S1101066322075460',
  `S2${insOids.nirTest}`,
  `S3PIERRE-ALAIN MURIEL FLORIANT${gs}`,
  `S4D'ARTAGNAN DE L'HERAULT${gs}`,
  'S5M',
  'S617-06-2001',
  'S763220',
].join('')

const thirteen = fc.tuple(fc.stringMatching(/^\d{5}$/), fc.constantFrom('01', '2A', '2B'), fc.stringMatching(/^\d{6}$/))
const matricules = thirteen.map((parts) => parts.join('')).map((text) => `${text}${keyOf(text)}`)
// A letter S followed by a digit cannot stand in a name: no name has a digit.
const names = fc.stringMatching(/^[A-Z][A-Z' -]{0,99}$/)
const cards: fc.Arbitrary<DatamatrixIns> = fc.record({
  matricule: matricules,
  oid: fc.constantFrom(...Object.values(insOids)),
  givenNames: names,
  birthName: names,
  sex: fc.constantFrom('M', 'F'),
  birthDate: fc.stringMatching(/^[0-3]\d-[01]\d-\d{4}$/),
  birthPlaceCog: fc.option(fc.stringMatching(/^\d{5}$|^2[AB]\d{3}$/), { nil: undefined }),
})

test('the header has 26 characters', () => expect(datamatrixHeader).toHaveLength(26))

test('is written with a separator after variable fields that are not full', () => {
  expect(formatDatamatrix(known)).toBe(written)
})

test('the OID of 19 characters ends with a separator, that of 20 does not', () => {
  expect(formatDatamatrix({ ...known, oid: insOids.nir })).toContain(`${insOids.nir}${gs}S3`)
  expect(formatDatamatrix(known)).toContain(`${insOids.nirTest}S3`)
})

test('a full name of 100 characters has no separator, one of 99 has', () => {
  expect(formatDatamatrix({ ...known, givenNames: 'A'.repeat(100) })).toContain(`${'A'.repeat(100)}S4`)
  expect(formatDatamatrix({ ...known, givenNames: 'A'.repeat(99) })).toContain(`${'A'.repeat(99)}${gs}S4`)
})

test('whatever is written is read back, without a problem', () => {
  fc.assert(
    fc.property(cards, (card) => {
      const { fields, problems } = parseDatamatrix(formatDatamatrix(card))
      expect(problems).toEqual([])
      expect({ birthPlaceCog: undefined, ...fields }).toEqual(card)
    }),
  )
})

describe('what departs from the format is named', () => {
  const codes = (text: string) => parseDatamatrix(text).problems.map(({ code, field }) => [code, field])
  test.each([
    ['another version', written.replace('IS01', 'IS02'), [['header', undefined]]],
    ['an unknown field', `${written}S9X`, [['unknown-field', 'S9']]],
    ['a field twice', `${written}S5M`, [['repeated-field', 'S5']]],
    ['no sex', written.replace('S5M', ''), [['missing-field', 'S5']]],
    ['no birth place', written.replace('S763220', ''), []],
    ['a separator after a fixed field', written.replace('S5M', `S5M${gs}`), [['separator-superfluous', 'S5']]],
    ['a separator at the end', `${written}${gs}`, [['separator-superfluous', 'S7']]],
    ['a name in small letters', written.replace('MURIEL', 'Muriel'), [['characters', 'S3']]],
    ['a wrong key', written.replace('101066322075460', '101066322075461'), [['key', 'S1']]],
    ['a date cut short', written.slice(0, written.indexOf('S6') + 8), [['length', 'S6']]],
  ])('%s', (_what, text, expected) => expect(codes(text)).toEqual(expected))

  test('a missing separator', () => {
    expect(codes(written.replace(`FLORIANT${gs}`, 'FLORIANT'))).toContainEqual(['separator-missing', 'S3'])
  })
})

test('no text makes it throw or run for ever', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(parseDatamatrix(text).problems.length).toBeGreaterThan(0)
      expect(Array.isArray(parseDatamatrix(datamatrixHeader + text).problems)).toBe(true)
    }),
  )
})
