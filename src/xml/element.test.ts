import { describe, expect, test } from 'vitest'
import fc from '../bench/property.fixture.ts'
import { parseXml } from './element.ts'
import { XmlError } from './problem.ts'
import { document, el } from './write.ts'

test('namespaces are resolved, attributes named without their prefix, text and CDATA joined', () => {
  const read = parseXml(
    '\uFEFF<?xml version="1.0"?><!-- c --><a:r xmlns:a="urn:a" xmlns="urn:d" a:x="1" y="&lt;2" xml:lang="fr">é&amp;<![CDATA[<]]><in/>!</a:r>',
  )
  expect(read).toEqual({
    ns: 'urn:a',
    name: 'r',
    attributes: { '{urn:a}x': '1', y: '<2', '{http://www.w3.org/XML/1998/namespace}lang': 'fr' },
    children: [{ ns: 'urn:d', name: 'in', attributes: {}, children: [], text: '' }],
    text: 'é&<!',
  })
})

describe('it is not XML', () => {
  test.each([
    ['nothing', ''],
    ['text', 'no'],
    ['two roots', '<a/><b/>'],
    ['an open element', '<a><b></a>'],
    ['an unbound prefix', '<x:a/>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['a truncated end', '<a>'],
  ])('with %s', (_, text) => expect(() => parseXml(text)).toThrow(XmlError))

  test('and the error says where', () => expect(() => parseXml('<a>\n<b></c></a>')).toThrow(/^2:\d+ /))
})

test('any text that is written is read back', () => {
  const text = fc.string({ unit: fc.integer({ min: 0x20, max: 0xd7ff }).map((code) => String.fromCodePoint(code)) })
  fc.assert(
    fc.property(text, text, (inside, attribute) => {
      const read = parseXml(document(el('a', { b: attribute }, inside)).replace(/\n/, ''))
      expect([read.text, read.attributes.b]).toEqual([inside, attribute])
    }),
  )
})
