import { describe, expect, test } from 'vitest'
import { buildDocument, buildXml, element } from './build.ts'
import { parseXml } from './element.ts'

const read = (xml: string) => parseXml(new TextEncoder().encode(xml))

describe('an element', () => {
  test('has its children in order, on lines of their own', () => {
    expect(buildXml(element('a', { x: 1 }, element('b'), [element('c', {}, 'd'), undefined], element('b')))).toBe(
      '<a x="1">\n<b/>\n<c>d</c>\n<b/>\n</a>',
    )
  })

  test('leaves out what is undefined and closes what is empty', () => {
    expect(buildXml(element('a', { x: undefined, y: '' }, '', undefined))).toBe('<a y=""/>')
  })

  test('keeps the lines and spaces of its text', () => {
    expect(buildXml(element('a', {}, '  one\n\n two > '))).toBe('<a>  one\n\n two &gt; </a>')
  })
})

test('whatever a text holds is read back, what XML cannot hold as U+FFFD', () => {
  const strange = `a<b/> & "c" 'd' ]]> <!-- --> &amp;\t\n\r\u{1F600}`
  const back = read(buildDocument(element('a', { x: `${strange}\u0001\uD800` }, strange)))
  expect(back.attributes.x).toBe(`${strange}\uFFFD\uFFFD`)
  expect(back.text).toBe(strange)
})

test('a document has its declaration first', () => {
  expect(buildDocument(element('a'))).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a/>\n')
})
