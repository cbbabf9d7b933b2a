import { describe, expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { XmlError } from '../problem.ts'
import { nodeKind, rootElement } from './document.ts'
import { attributeLocationOf, locationOf } from './location.ts'
import { namespaceAt } from './namespaces.ts'
import { parseXmlDocument } from './parse.ts'
import { placeOf } from './place.ts'
import { attributeOf, childrenOf, descendantsOf, elementsAt, nameOf, stringValue } from './read.ts'

const problemOf = (input: string | Uint8Array): XmlError | undefined => {
  try {
    parseXmlDocument(input, { file: 'doc.xml' })
    return undefined
  } catch (error) {
    if (error instanceof XmlError) return error
    throw error
  }
}

const sample = parseXmlDocument(`<?xml version="1.0"?>
<!-- before -->
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:lab="urn:lab">
  <id root="1"/>
  <title>Compte <![CDATA[<rendu>]]> &amp; suite</title>
  <component><section/><lab:section kind="x"/><section><text>a<!-- c -->b</text></section></component>
</ClinicalDocument>`)
const root = rootElement(sample)

describe('a flat document', () => {
  test('is read by names, whatever the prefixes', () => {
    expect(nameOf(sample, root)).toMatchObject({ ns: 'urn:hl7-org:v3', local: 'ClinicalDocument' })
    expect(childrenOf(sample, root).map((node) => nameOf(sample, node).local)).toEqual(['id', 'title', 'component'])
    expect(childrenOf(sample, childrenOf(sample, root, 'component')[0] ?? 0, 'section', 'urn:lab')).toHaveLength(1)
    expect(attributeOf(sample, childrenOf(sample, root, 'id')[0] ?? 0, 'root')).toBe('1')
    expect(descendantsOf(sample, 0, 'section')).toHaveLength(3)
    expect(elementsAt(sample, root, 'component', 'section', 'text')).toHaveLength(1)
  })

  test('joins text and CDATA, and keeps texts on both sides of a comment apart', () => {
    const [title = 0] = childrenOf(sample, root, 'title')
    expect(stringValue(sample, title)).toBe('Compte <rendu> & suite')
    expect(sample.ends[title]).toBe(title + 2)
    const [text = 0] = descendantsOf(sample, root, 'text')
    expect(stringValue(sample, text)).toBe('ab')
    expect([...sample.kinds.subarray(text + 1, sample.ends[text])]).toEqual([
      nodeKind.text,
      nodeKind.comment,
      nodeKind.text,
    ])
  })

  test('prints locations with an index only after a sibling of the same written name', () => {
    const sections = descendantsOf(sample, root, 'section')
    expect(sections.map((node) => locationOf(sample, node))).toEqual([
      '/ClinicalDocument/component/section',
      '/ClinicalDocument/component/lab:section',
      '/ClinicalDocument/component/section[2]',
    ])
    expect(locationOf(sample, 0)).toBe('/ClinicalDocument')
    expect(attributeLocationOf(sample, 1)).toBe('/ClinicalDocument/component/lab:section/@kind')
  })

  test('prints the same locations in whatever order they are asked for', () => {
    const wide = parseXmlDocument('<a><b/><c/><b><b/></b>text<b/></a>')
    const found = descendantsOf(wide, 0, 'b')
    const forwards = found.map((node) => locationOf(wide, node))
    expect(forwards).toEqual(['/a/b', '/a/b[2]', '/a/b[2]/b', '/a/b[3]'])
    expect(found.toReversed().map((node) => locationOf(wide, node))).toEqual(forwards.toReversed())
  })

  test('knows the line and column of each tag, and for a text those of its element', () => {
    const [title = 0] = childrenOf(sample, root, 'title')
    expect(placeOf(sample, title)).toEqual({ line: 5, column: 3 })
    expect(placeOf(sample, title + 1)).toEqual({ line: 5, column: 3 })
    expect(placeOf(sample, root)).toEqual({ line: 3, column: 1 })
  })

  test('resolves prefixes as they stand where they are used', () => {
    const nested = parseXmlDocument('<a xmlns="u1" xmlns:p="u2"><b xmlns="" xmlns:p="u3"><p:c/></b><p:d/></a>')
    const [b = 0] = descendantsOf(nested, 0, 'b')
    expect(nameOf(nested, b).ns).toBe('')
    expect(nameOf(nested, descendantsOf(nested, 0, 'c')[0] ?? 0).ns).toBe('u3')
    expect(nameOf(nested, descendantsOf(nested, 0, 'd')[0] ?? 0).ns).toBe('u2')
    expect(namespaceAt(nested, b, 'p')).toBe('u3')
    expect(namespaceAt(nested, b, '')).toBeUndefined()
    expect(namespaceAt(nested, b, 'q')).toBeUndefined()
  })
})

describe('what is not a document', () => {
  test.each([
    ['', 'syntax'],
    ['   ', 'syntax'],
    ['{"resourceType":"Bundle"}', 'syntax'],
    ['<a><b></a>', 'syntax'],
    ['<a>', 'syntax'],
    ['<a/><b/>', 'syntax'],
    ['<a x="1" x="2"/>', 'syntax'],
    ['<a>&unknown;</a>', 'syntax'],
    ['<p:a/>', 'namespace'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'doctype'],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', 'doctype'],
    ['<!DOCTYPE a [<!ENTITY % x "y">]><a/>', 'doctype'],
  ])('%s is refused: %s', (text, problem) => expect(problemOf(text)?.problem).toBe(problem))

  test('names the place', () => {
    expect(problemOf('<a>\n  <b></c>\n</a>')).toMatchObject({ place: { line: 2 }, code: 'BANC-XML-SYNTAX' })
    expect(problemOf('<a>\n  <b></c>\n</a>')?.where).toMatch(/^doc\.xml:2:\d+$/)
  })

  test('a comment may mention a DOCTYPE', () => {
    expect(problemOf('<!-- <!DOCTYPE a [<!ENTITY x "y">]> --><a/>')).toBeUndefined()
  })

  test('whatever the text, it is a document or a named problem', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1">',
      '</b>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&',
      'é',
      '\r\n',
      '<?p ?>',
      '<!DOCTYPE a>',
      '"',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const problem = problemOf(text)
        return problem === undefined ? parseXmlDocument(text).size > 1 : problem.code.startsWith('BANC-XML-')
      }),
      { numRuns: 500 },
    )
  })
})
