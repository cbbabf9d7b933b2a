import { describe, expect, test } from 'vitest'
import { decodeLeniently, decodeXml } from './decode.ts'
import { parseXmlDocument } from './document/parse.ts'
import { stringValue } from './document/read.ts'
import { parseXml } from './element.ts'
import { readPlaced } from './placed.ts'
import { XmlError } from './problem.ts'

const declared = (encoding: string, text = 'Hélène'): string =>
  `<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

/** « Hélène » in every encoding that is read, with and without what may announce it. */
const readable: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['UTF-8 without a declaration', Buffer.from('<a>Hélène</a>')],
  ['UTF-8 declared', Buffer.from(declared('UTF-8'))],
  ['UTF-8 with its mark', Buffer.from('\uFEFF<a>Hélène</a>')],
  ['UTF-8 with its mark and declared', Buffer.from(`\uFEFF${declared('utf-8')}`)],
  ['UTF-16 LE with its mark', Buffer.from('\uFEFF<a>Hélène</a>', 'utf16le')],
  ['UTF-16 LE declared', Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le')],
  ['UTF-16 LE declared without a mark', Buffer.from(declared('UTF-16LE'), 'utf16le')],
  ['UTF-16 BE with its mark', swapped('\uFEFF<a>Hélène</a>')],
  ['UTF-16 BE declared', swapped(`\uFEFF${declared('utf-16')}`)],
  ['ISO-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
  ['ISO-8859-15', Buffer.from(declared('iso-8859-15'), 'latin1')],
  ['windows-1252', Buffer.from(declared('Windows-1252'), 'latin1')],
]

describe('« Hélène » is read by every view of XML', () => {
  test.each(readable)('in %s', (_what, bytes) => {
    expect(parseXml(bytes).text).toBe('Hélène')
    expect(stringValue(parseXmlDocument(bytes), 0)).toBe('Hélène')
    expect(readPlaced(bytes)).toMatchObject({ root: { text: 'Hélène' } })
  })
})

test('the euro sign tells the three Latin encodings apart', () => {
  const euro = (encoding: string, byte: number): string =>
    parseXml(
      Buffer.concat([
        Buffer.from(declared(encoding, '').replace('</a>', '')),
        Buffer.from([byte]),
        Buffer.from('</a>'),
      ]),
    ).text
  expect(euro('iso-8859-15', 0xa4)).toBe('€')
  expect(euro('windows-1252', 0x80)).toBe('€')
  expect(euro('iso-8859-1', 0xa4)).toBe('¤')
})

const refusalOf = (bytes: Uint8Array): XmlError | undefined => {
  try {
    decodeXml(bytes)
    return undefined
  } catch (error) {
    if (error instanceof XmlError) return error
    throw error
  }
}

describe('bytes that are not what they announce', () => {
  test.each([
    ['UTF-16 declared over UTF-8', Buffer.from(declared('UTF-16')), /UTF-16.*utf-8/],
    ['UTF-8 declared over UTF-16', Buffer.from(`\uFEFF${declared('UTF-8')}`, 'utf16le'), /UTF-8.*utf-16le/],
    ['a mark of UTF-8 over ISO-8859-1', Buffer.from(`\uFEFF${declared('ISO-8859-1')}`), /ISO-8859-1.*utf-8/],
    ['the other byte order', Buffer.from(`\uFEFF${declared('UTF-16BE')}`, 'utf16le'), /UTF-16BE.*utf-16le/],
    ['an encoding that nobody knows', Buffer.from(declared('x-none')), /x-none/],
    ['EBCDIC declared', Buffer.from(declared('IBM500')), /IBM500/],
    ['Latin bytes without a declaration', Buffer.from('<a>Hélène</a>', 'latin1'), /utf-8/],
    ['Latin bytes declared US-ASCII', Buffer.from(declared('US-ASCII'), 'latin1'), /us-ascii/],
  ])('%s: the error says so', (_what, bytes, words) => {
    const refusal = refusalOf(bytes)
    expect(refusal).toMatchObject({ code: 'BANC-XML-ENCODING', place: { line: 1 } })
    expect(refusal?.what.fr).toMatch(words)
    expect(refusal?.what.en).toMatch(words)
  })

  test('a character that cannot be read is placed', () => {
    expect(refusalOf(Buffer.from('<a>\n  <b>H\xe9l</b></a>', 'latin1'))?.place).toEqual({ line: 2, column: 7 })
  })

  test('an excerpt is made of them all the same', () => {
    expect(decodeLeniently(Buffer.from('<a>Hélène</a>', 'latin1'))).toBe('<a>H\uFFFDl\uFFFDne</a>')
    expect(decodeLeniently(Buffer.from(declared('x-none')))).toContain('Hélène')
  })
})
