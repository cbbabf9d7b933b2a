import { describe, expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { labelBefore, labelOf, readXdmSubject, subjectNames } from './subject.ts'

const kinds = (subject: string) => readXdmSubject(subject).reasons.map(({ kind }) => kind)

describe('reading', () => {
  test.each([
    [
      "XDM/1.0/DDM+CR d'examens biologiques VIAL Paul 26/11/1978",
      "CR d'examens biologiques",
      'VIAL',
      'Paul',
      '26/11/1978',
    ],
    ['XDM/1.0/DDM+2 documents VIAL Paul 26/11/1978', '2 documents', 'VIAL', 'Paul', '26/11/1978'],
    ['XDM/1.0/DDM+Ordonnance VIAL Paul', 'Ordonnance', 'VIAL', 'Paul', undefined],
    [
      "XDM/1.0/DDM+Ordonnance D'ARTAGNAN DE L'HERAULT PIERRE-ALAIN 17/06/2001",
      'Ordonnance',
      "D'ARTAGNAN DE L'HERAULT",
      'PIERRE-ALAIN',
      '17/06/2001',
    ],
    ['XDM/1.0/DDM+Ordonnance VIAL Paul 00/00/1936', 'Ordonnance', 'VIAL', 'Paul', '00/00/1936'],
  ])('%s', (subject, label, family, given, birthDate) => {
    expect(readXdmSubject(subject)).toEqual({ fields: { label, family, given, birthDate }, reasons: [] })
  })

  test.each([
    '',
    'Compte rendu VIAL Paul',
    'xdm/1.0/ddm+Ordonnance VIAL Paul',
    'XDM/1.0/DDM Ordonnance VIAL Paul',
    'XDM/1.0/DDM+',
    'XDM/1.0/DDM+VIAL Paul',
    'XDM/1.0/DDM+VIAL Paul 26/11/1978',
    'XDM/1.0/DDM+26/11/1978',
  ])('structure is missing in: %s', (subject) => {
    expect(kinds(subject)).toEqual(['structure'])
  })

  test.each([
    ['XDM/1.0/DDM+Ordonnance Vial Paul'],
    ['XDM/1.0/DDM+Ordonnance LÉVY Paul'],
    ['XDM/1.0/DDM+Ordonnance VIAL Zoé'],
    ['XDM/1.0/DDM+Ordonnance VIAL Paul 1978-11-26'],
    ['XDM/1.0/DDM+Ordonnance VIAL Paul 32/11/1978'],
    ["XDM/1.0/DDM+Lettre de liaison a la sortie d'un etablissement VIAL Paul"],
  ])('spelling differs in: %s', (subject) => {
    expect(kinds(subject)).toContain('spelling')
    expect(kinds(subject)).not.toContain('structure')
  })
})

describe('comparing with a known identity', () => {
  test('accents and case do not count, another person does', () => {
    expect(subjectNames('XDM/1.0/DDM+CR IRM VIAL Zoe 26/11/1978', 'Vial', 'Zoé')).toBe(true)
    expect(subjectNames('XDM/1.0/DDM+CR IRM VIAL Zoe 26/11/1978', 'VIAL', 'Paul')).toBe(false)
    expect(subjectNames('XDM/1.0/DDM+CR IRM DEVIAL Zoe', 'VIAL', 'Zoe')).toBe(false)
    expect(subjectNames('CR IRM VIAL Zoe', 'VIAL', 'Zoe')).toBe(false)
  })

  test('the identity says where the label ends, which capitals alone cannot', () => {
    expect(labelBefore('XDM/1.0/DDM+CR IRM DE VINCI Zoe 26/11/1978', 'DE VINCI', 'Zoe')).toBe('CR IRM')
    expect(labelBefore('XDM/1.0/DDM+CR IRM VIAL Zoe', 'AUTRE', 'Zoe')).toBeUndefined()
  })
})

test('the label is the type cut to 40 characters without accents, or a count', () => {
  expect(labelOf(["Lettre de liaison à la sortie d'un établissement de soins"])).toBe(
    "Lettre de liaison a la sortie d'un etabl",
  )
  expect(labelOf(['Ordonnance', 'CR'])).toBe('2 documents')
})

test('whatever stands in a subject, reading says why or gives the fields, and takes no time', () => {
  fc.assert(
    fc.property(fc.string(), (tail) => {
      const { fields, reasons } = readXdmSubject(`XDM/1.0/DDM+${tail}`)
      expect(fields !== undefined || reasons.length > 0).toBe(true)
    }),
  )
  const before = performance.now()
  subjectNames(`XDM/1.0/DDM+${' '.repeat(200_000)}x`, 'VIAL', 'Paul')
  expect(performance.now() - before).toBeLessThan(20_000)
})
