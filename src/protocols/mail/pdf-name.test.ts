import { expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { pdfNameOf, readPdfName } from './pdf-name.ts'

test('reads the names given as examples', () => {
  expect(readPdfName("20150802_CR d'examens biologiques_VIAL_Paul_12150302014578.pdf")).toEqual({
    date: '20150802',
    label: "CR d'examens biologiques",
    family: 'VIAL',
    given: 'Paul',
    record: '12150302014578',
  })
  expect(readPdfName('20220531_CR d’imagerie médicale_CORSE_FIGATELLIX.pdf')?.record).toBeUndefined()
})

test.each([
  'ordonnance.pdf',
  '20150802_CR_VIAL.pdf',
  '02082015_CR_VIAL_Paul.pdf',
  '20151302_CR_VIAL_Paul.pdf',
  '20150802__VIAL_Paul.pdf',
  '20150802_CR_VIAL_Paul_1_2.pdf',
  '20150802_CR_VIAL_Paul.txt',
])('%s is not such a name', (name) => {
  expect(readPdfName(name)).toBeUndefined()
})

test('whatever the names, what is written reads back with four fields', () => {
  const word = fc.string({ minLength: 1 }).filter((text) => /\p{L}/u.test(text))
  fc.assert(
    fc.property(word, word, (family, given) => {
      const name = pdfNameOf({ date: '20240102', label: 'CR', family, given, record: undefined })
      expect(name.split('_')).toHaveLength(4)
      expect(name).toMatch(/^20240102_CR_[^/\\]*\.pdf$/)
    }),
  )
})
