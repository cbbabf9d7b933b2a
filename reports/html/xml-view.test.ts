import { describe, expect, test } from 'vitest'
import fc from '../../src/bench/property.fixture.ts'
import type { Html } from './markup.ts'
import { markupAsIs, xmlView } from './xml-view.ts'

/** What a reader sees: the markup of the page gone. */
const seen = (html: Html): string =>
  String(html)
    .replace(/<\/?c-[a-z]>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe('XML laid out for reading', () => {
  test('puts one element on a line and indents by depth', () => {
    expect(seen(xmlView('<a><b x="1">t</b><c/><d><e></e></d></a>'))).toBe(
      '<a>\n  <b x="1">t</b>\n  <c/>\n  <d>\n    <e></e>\n  </d>\n</a>',
    )
  })

  test('keeps instructions, comments and CDATA', () => {
    expect(seen(xmlView('<?xml version="1.0"?><!-- n --><a><![CDATA[<b>]]></a>'))).toBe(
      '<?xml version="1.0"?>\n<!-- n -->\n<a><![CDATA[<b>]]></a>',
    )
  })

  test('colours names, attributes and values', () => {
    expect(String(xmlView('<p:a k="v"/>'))).toBe('&lt;<c-n>p:a</c-n> <c-a>k</c-a>=<c-v>&quot;v&quot;</c-v>/&gt;')
  })

  test.each([
    ['<a><b>', '<a>\n  <b>'],
    ['</a></b>', '</a>\n</b>'],
    ['<a k="unclosed', '<a k=\n  "unclosed'],
    ['a < b', 'a\n<\nb'],
    ['<!-- open', '<!-- open'],
    ['', ''],
  ])('shows %j, which is not well-formed', (text, shown) => {
    expect(seen(xmlView(text))).toBe(shown)
  })

  test('loses no character but spaces, whatever the text', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b k="v"',
      '>',
      '<',
      '"',
      "'",
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&',
      'x ',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          expect(seen(xmlView(text)).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
          expect(seen(markupAsIs(text))).toBe(text)
        },
      ),
    )
  })

  test('does not choke on depth or on thousands of quotes', () => {
    expect(String(xmlView('<a>'.repeat(5000))).length).toBeLessThan(1_000_000)
    expect(String(xmlView('<a "'.repeat(5000)))).toContain('<c-n>a</c-n>')
  })
})
