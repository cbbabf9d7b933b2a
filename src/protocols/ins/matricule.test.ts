import { describe, expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { isInsOid, isMatricule, keyOf } from './matricule.ts'

describe('the key of a matricule INS', () => {
  test.each([
    ['297022A020778', '78'],
    ['160012B020777', '13'],
    ['109076322083489'.slice(0, 13), '89'],
    ['180032B020401', '23'],
    ['2751263220749', '74'],
    ['2790351215189', '89'],
    ['2070585756270', '97'],
  ])('%s has key %s, as the public test identities say', (thirteen, key) => {
    expect(keyOf(thirteen)).toBe(key)
    expect(isMatricule(thirteen + key)).toBe(true)
  })

  test('anything but 13 well-formed characters has no key', () => {
    for (const text of ['', '297022A02077', '297022C020778', 'A97022A020778', '29702 2A02077']) {
      expect(keyOf(text)).toBeUndefined()
    }
  })

  test('one changed digit never keeps the key', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const thirteen = '2751263220749'
        const changed = thirteen.slice(0, at) + ((Number(thirteen[at]) + by) % 10) + thirteen.slice(at + 1)
        expect(keyOf(changed)).not.toBe('74')
      }),
    )
  })

  test('the key is always two digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), (n) => {
        expect(keyOf(String(n).padStart(13, '0'))).toMatch(/^\d{2}$/)
      }),
    )
  })
})

test('the four INS roots are known and nothing else', () => {
  expect(isInsOid('1.2.250.1.213.1.4.10')).toBe(true)
  expect(isInsOid('1.2.250.1.213.1.4.2')).toBe(false)
})
