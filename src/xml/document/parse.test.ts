import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeKind, rootElement } from './document.ts'
import { attributeLocationOf, locationOf } from './location.ts'
import { namespaceAt } from './namespaces.ts'
import { parseXmlDocument } from './parse.ts'
import { placeOf } from './place.ts'
import { XmlDocumentError } from './problem.ts'
import { attributeOf, childrenOf, descendantsOf, elementsAt, nameOf, stringValue } from './read.ts'

const problemOf = (input: string | Uint8Array, maxSize?: number): XmlDocumentError | undefined => {
  try {
    parseXmlDocument(input, { file: 'doc.xml', ...(maxSize === undefined ? {} : { maxSize }) })
    return undefined
  } catch (error) {
    if (error instanceof XmlDocumentError) return error
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
    expect(locationOf(sample, 0)).toBe('/@')
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

  test('takes 10,000 levels and 200,000 siblings', () => {
    const deep = parseXmlDocument(`${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`)
    expect(deep.size).toBe(10_001)
    const wide = parseXmlDocument(`<a>${'<b/>'.repeat(200_000)}</a>`)
    expect(childrenOf(wide, 1)).toHaveLength(200_000)
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
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'entity'],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', 'entity'],
    ['<!DOCTYPE a [<!ENTITY % x "y">]><a/>', 'entity'],
  ])('%s is refused: %s', (text, problem) => expect(problemOf(text)?.problem).toBe(problem))

  test('names the place', () => {
    expect(problemOf('<a>\n  <b></c>\n</a>')).toMatchObject({ line: 2, code: 'BANC-XML-SYNTAX' })
    expect(problemOf('<a>\n  <b></c>\n</a>')?.where).toMatch(/^doc\.xml:2:\d+$/)
  })

  test('a DOCTYPE without entities is let pass, and a comment may mention them', () => {
    expect(problemOf('<!DOCTYPE a><a/>')).toBeUndefined()
    expect(problemOf('<!-- <!DOCTYPE a [<!ENTITY x "y">]> --><a/>')).toBeUndefined()
  })

  test('a document above the size is refused', () => {
    expect(problemOf('<a>1234567</a>', 10)?.problem).toBe('size')
  })

  test('bytes are read in the encoding that they announce', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', 'latin1')
    expect(stringValue(parseXmlDocument(latin), 0)).toBe('é')
    const wide = Buffer.from('\ufeff<a>é</a>', 'utf16le')
    expect(stringValue(parseXmlDocument(wide), 0)).toBe('é')
    expect(problemOf(Buffer.from('<a>\xe9</a>', 'latin1'))?.problem).toBe('encoding')
    expect(problemOf(Buffer.from('<?xml version="1.0" encoding="x-none"?><a/>'))?.problem).toBe('encoding')
    expect(stringValue(parseXmlDocument(Buffer.from('\ufeff<a>é</a>')), 0)).toBe('é')
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
