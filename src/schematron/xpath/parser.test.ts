import { describe, expect, test } from 'vitest'
import { XPathStaticError } from './errors.ts'
import { parseXPath } from './parser.ts'

describe('the grammar of XPath 2', () => {
  test('a name is an operator or an element by where it stands', () => {
    expect(parseXPath('or or and')).toMatchObject({
      op: 'or',
      left: { op: 'path', steps: [{ test: { local: 'or' } }] },
      right: { op: 'path', steps: [{ test: { local: 'and' } }] },
    })
  })

  test('a hyphen inside a name belongs to it', () => {
    expect(parseXPath('a-b')).toMatchObject({ op: 'path', steps: [{ test: { local: 'a-b' } }] })
    expect(parseXPath('a - b')).toMatchObject({ op: 'arithmetic', operator: '-' })
  })

  test('a star is a wildcard or a product', () => {
    expect(parseXPath('* * *')).toMatchObject({ op: 'arithmetic', operator: '*' })
    expect(parseXPath('*:low')).toMatchObject({ steps: [{ test: { prefix: undefined, local: 'low' } }] })
    expect(parseXPath('cda:*')).toMatchObject({ steps: [{ test: { prefix: 'cda', local: undefined } }] })
  })

  test('comments nest and quotes double', () => {
    expect(parseXPath("(: a (: b :) c :) 'it''s'")).toEqual({ op: 'string', value: "it's" })
  })

  test('several bindings are loops in each other', () => {
    expect(parseXPath('for $a in x, $b in y return $a')).toMatchObject({
      op: 'for',
      binding: { variable: 'a' },
      body: { op: 'for', binding: { variable: 'b' } },
    })
  })

  test.each(['a[', 'count(a', 'if (a) then b', 'a b', '1 +', 'a/', "'open", 'a ! b', 'x instance of item()', '#'])(
    '%s is refused',
    (source) => {
      expect(() => parseXPath(source)).toThrow(XPathStaticError)
    },
  )
})
