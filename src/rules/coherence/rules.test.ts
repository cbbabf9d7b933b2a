import { describe, expect, test } from 'vitest'
import { wholeFile } from '../fact.ts'
import type { Claim } from './claim.ts'
import { sameGiven } from './names.ts'
import { coherenceRules } from './rules.ts'

const cda: Claim = {
  source: 'cda',
  place: wholeFile,
  ins: '101066322075460',
  insOid: '1.2.250.1.213.1.4.10',
  families: ["D'ARTAGNAN", 'MARTIN'],
  givens: ['PIERRE-ALAIN', 'PIERRE-ALAIN MURIEL'],
  birthDate: '20010617',
  sex: 'M',
  documentId: '2.25.1',
  typeLabel: "CR d'imagerie médicale",
}
const metadata: Claim = { ...cda, source: 'metadata', families: ['MARTIN'], givens: ['Pierre Alain'] }
const datamatrix: Claim = { ...cda, source: 'datamatrix', documentId: undefined, typeLabel: undefined }
const pdfName: Claim = {
  source: 'pdf-name',
  place: wholeFile,
  families: ["D'Artagnan"],
  givens: ['Pierre-Alain'],
  typeLabel: "CR d'imagerie medicale",
}
const second: Claim = { ...cda, documentId: '2.25.2' }
const all = [cda, second, metadata, datamatrix, pdfName]

const found = (claims: readonly Claim[]) =>
  coherenceRules.rules.flatMap((rule) => rule.check(claims).findings.map(({ rule: id, severity }) => [id, severity]))

test('sources that agree, each in its own spelling', () => {
  expect(found(all)).toEqual([])
  for (const rule of coherenceRules.rules) expect(rule.check(all).fired, rule.id).toBeGreaterThan(0)
})

describe('one difference', () => {
  test.each([
    ['coherence.ins', [cda, { ...metadata, ins: '277076322082910' }], 'error'],
    ['coherence.ins', [cda, { ...second, ins: '277076322082910' }], 'error'],
    ['coherence.ins-in-print', [cda, { ...datamatrix, ins: '277076322082910' }], 'warning'],
    ['coherence.family-name', [cda, { ...metadata, families: ['NESSI'] }], 'error'],
    ['coherence.family-name-in-print', [cda, { ...pdfName, families: ['NESSI'] }], 'warning'],
    ['coherence.given-name', [cda, { ...metadata, givens: ['RUTH'] }], 'error'],
    ['coherence.given-name-in-print', [cda, { ...pdfName, givens: ['RUTH'] }], 'warning'],
    ['coherence.birth-date', [cda, { ...metadata, birthDate: '20010618' }], 'error'],
    ['coherence.birth-date-in-print', [cda, { ...datamatrix, birthDate: '20010618' }], 'warning'],
    ['coherence.sex', [cda, { ...metadata, sex: 'F' }], 'error'],
    ['coherence.sex-in-print', [cda, { ...datamatrix, sex: 'F' }], 'warning'],
    ['coherence.one-id-one-document', [cda, { ...second, documentId: '2.25.1' }], 'error'],
    ['coherence.type-label-in-pdf-name', [cda, { ...pdfName, typeLabel: 'Ordonnance' }], 'warning'],
  ] as const)('%s', (id, claims, severity) => expect(found(claims)).toEqual([[id, severity]]))
})

test.each([
  [[]],
  [[cda]],
  [[datamatrix]],
  [[cda, { source: 'metadata', place: wholeFile, families: [], givens: [] }]],
] as const)('without two sources that say the same thing there is nothing to compare', (claims) => {
  expect(coherenceRules.rules.filter((rule) => rule.check(claims).fired > 0)).toEqual([])
})

test('a metadata entry is compared with the CDA of its own document', () => {
  const child: Claim = { ...second, ins: undefined, families: ['NESSI'], givens: ['RUTH'] }
  const [, ...others] = found([cda, child, { ...child, source: 'metadata' }])
  expect(others.map(([id]) => id)).toEqual(['coherence.given-name'])
})

test('given names agree when one starts the list that the other is', () => {
  expect(sameGiven('Pierre-Alain', 'PIERRE ALAIN MURIEL')).toBe(true)
  expect(sameGiven('PIERRE', 'PIERRETTE')).toBe(false)
  expect(sameGiven('', 'PIERRE')).toBe(false)
})
