import { describe, expect, test } from 'vitest'
import { parseXmlDocument } from '../../xml/document/parse.ts'
import { evaluate } from './evaluate.ts'
import { createLibrary } from './library.ts'
import type { Vocabulary } from './vocabulary.ts'

const judged = parseXmlDocument(
  '<d><code code="A" system="1"/><code code="B" system="2"/><code code="Z" system="1"/></d>',
)

const values = '<set><c code="A" system="1">alpha</c><c code="B" system="1">beta</c></set>'

const padded = (bytes: number): string => values.replace('</set>', `<pad>${'x'.repeat(bytes)}</pad></set>`)

const libraryOf =
  (files: Readonly<Record<string, string>>, loaded: string[] = []) =>
  (vocabulary: Vocabulary) =>
    createLibrary(vocabulary, (uri) => {
      loaded.push(uri)
      const text = files[uri]
      return text === undefined ? undefined : parseXmlDocument(text)
    })

const ask = (
  expression: string,
  files = { 'v.xml': values } as Readonly<Record<string, string>>,
  loaded: string[] = [],
) => evaluate(judged, expression, { library: libraryOf(files, loaded) }).join('|')

describe('other documents', () => {
  test('values of the judged document are looked up in another', () => {
    const inSet = "for $x in //code return exists(doc('v.xml')//c[@code = $x/@code and @system = $x/@system])"
    expect(ask(inSet)).toBe('true|false|false')
  })

  test('current context and other document compare in both directions', () => {
    expect(ask("//code[@code = doc('v.xml')//c/@code]/@system")).toBe('1|2')
    expect(ask("doc('v.xml')/set/c[@system = '1']/concat(@code, '-', .)")).toBe('A-alpha|B-beta')
    expect(ask("count(doc('v.xml')//c | //code)")).toBe('5')
    expect(ask("distinct-values((//code/@code, doc('v.xml')//c/@code))")).toBe('A|B|Z')
  })

  test('a text is found in a small and in a large document alike, and both are loaded once', () => {
    const loaded: string[] = []
    const found = "for $t in ('alpha', 'gamma', 'beta') return exists(doc('v.xml')//c[text() = string($t)])"
    expect(ask(found)).toBe('true|false|true')
    expect(ask(found, { 'v.xml': padded(400_000) }, loaded)).toBe('true|false|true')
    expect(loaded).toEqual(['v.xml'])
  })

  test('a large document is read again when its nodes are wanted after its values', () => {
    const loaded: string[] = []
    const asked = "string-join((string(exists(doc('v.xml')//c[text() = 'beta'])), doc('v.xml')//c/@code), ' ')"
    expect(ask(asked, { 'v.xml': padded(400_000) }, loaded)).toBe('true A B')
    expect(loaded).toEqual(['v.xml', 'v.xml'])
  })

  test('a document that is not there is available to nobody', () => {
    expect(ask("doc-available('no.xml') or doc-available('v.xml')")).toBe('true')
    expect(() => ask("doc('no.xml')//c[text() = 'a']")).toThrow('not available')
  })
})
