import { describe, expect, test } from 'vitest'
import { compileRegex } from './regex.ts'

const integer = String.raw`^-?[1-9]\d*$|^+?\d*$`

describe('the regular expressions of XPath', () => {
  test.each([
    ['05', integer, true],
    ['+5', integer, false],
    ['-05', integer, false],
    ['', integer, true],
    ['é', String.raw`^\w$`, true],
    ['_', String.raw`^\w$`, false],
    ['$', String.raw`^\w$`, true],
    ['٣', String.raw`^\d$`, true],
    ['\u00a0', String.raw`\s`, false],
    ['a\nb', 'a.b', false],
    ['fax :', '^(fax | tel):', true],
    ['x-y.z', String.raw`^[\w\-.]+$`, true],
    ['B', '[A-Z-[B]]', false],
    ['A', '[A-Z-[B]]', true],
    ['abab', String.raw`^(ab)\1$`, true],
    ['/', '^/$', true],
  ])('%j against %s is %s', (text, pattern, expected) =>
    expect(compileRegex(pattern, '').once.test(text)).toBe(expected),
  )

  test('flags', () => {
    expect(compileRegex('^mailto:', 'i').once.test('MAILTO:x')).toBe(true)
    expect(compileRegex('a.b', 's').once.test('a\nb')).toBe(true)
    expect(compileRegex('^b', 'm').once.test('a\nb')).toBe(true)
    expect(compileRegex('a b', 'x').once.test('ab')).toBe(true)
    expect(() => compileRegex('a', 'g')).toThrow('flags')
  })

  test.each(['[', 'a]', '}', String.raw`\q`, String.raw`(a)\2`, 'a{x}', '(a', '[]'])('%s is an error', (pattern) => {
    expect(() => compileRegex(pattern, '')).toThrow('regular expression')
  })
})
