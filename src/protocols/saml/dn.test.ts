import { expect, test } from 'vitest'
import { sameDistinguishedName } from './dn.ts'

test('the same name from either end, spaced or not, whatever the case of its types', () => {
  expect(sameDistinguishedName('CN=A,OU=B,C=FR', 'c=FR, ou = B, cn=A')).toBe(true)
})

test('an escaped comma belongs to its value', () => {
  expect(sameDistinguishedName('CN=A\\, B,C=FR', 'C=FR,CN=A\\, B')).toBe(true)
})

test.each([
  ['another value', 'CN=A,C=FR', 'CN=B,C=FR'],
  ['a missing part', 'CN=A,C=FR', 'CN=A'],
  ['another order', 'CN=A,OU=B,C=FR', 'OU=B,CN=A,C=FR'],
])('%s is another name', (_, one, other) => {
  expect(sameDistinguishedName(one, other)).toBe(false)
})
