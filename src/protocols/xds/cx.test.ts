import { expect, test } from 'vitest'
import { formatCx, formatXcn, formatXon, parseCx, parseXcn, parseXon } from './cx.ts'

test('a CX carries the matricule and the OID of its nature', () => {
  const cx = '297022A02077878^^^&1.2.250.1.213.1.4.10&ISO^NH'
  expect(parseCx(cx)).toEqual({ id: '297022A02077878', oid: '1.2.250.1.213.1.4.10', type: 'NH' })
  expect(formatCx(parseCx(cx))).toBe(cx)
})

test('an XCN carries a professional', () => {
  const xcn = '899700000017^REFERENCE^Camille^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS'
  expect(parseXcn(xcn)).toEqual({
    id: '899700000017',
    family: 'REFERENCE',
    given: 'Camille',
    oid: '1.2.250.1.71.4.2.1',
    type: 'IDNPS',
  })
  expect(formatXcn(parseXcn(xcn))).toBe(xcn)
})

test('an XON carries a structure', () => {
  const xon = 'CABINET DE REFERENCE^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^499700000017001'
  expect(parseXon(xon)).toEqual({
    name: 'CABINET DE REFERENCE',
    oid: '1.2.250.1.71.4.2.2',
    type: 'IDNST',
    id: '499700000017001',
  })
  expect(formatXon(parseXon(xon))).toBe(xon)
})

test('missing components are empty', () => {
  expect(parseCx('')).toEqual({ id: '', oid: '', type: '' })
  expect(parseXcn('899')).toEqual({ id: '899', family: '', given: '', oid: '', type: '' })
})
