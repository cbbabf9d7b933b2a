import { describe, expect, test } from 'vitest'
import { jsonView } from './json-view.ts'

const seen = (text: string): string =>
  String(jsonView(text))
    .replace(/<\/?c-[a-z]>/g, '')
    .replaceAll('&quot;', '"')

describe('JSON laid out for reading', () => {
  test('indents as JSON.stringify does', () => {
    const value = { a: [1, { b: 'x, y: {z}' }], c: {}, d: [], e: null, f: true }
    expect(seen(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
  })

  test('keeps the digits of a number and repeated keys', () => {
    expect(seen('{"a":12345678901234567890.10,"a":1}')).toBe('{\n  "a": 12345678901234567890.10,\n  "a": 1\n}')
  })

  test('shows what is cut or wrong as far as it goes', () => {
    expect(seen('{"a":"b')).toBe('{\n  "a": "b')
    expect(seen(']}')).toBe('\n]\n}')
  })

  test('tells keys from values', () => {
    expect(String(jsonView('{"a":"a"}'))).toBe('{\n  <c-n>&quot;a&quot;</c-n>: <c-v>&quot;a&quot;</c-v>\n}')
  })
})
