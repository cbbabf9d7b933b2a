import { XMLBuilder } from 'fast-xml-parser'

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element to be written, as the builder wants it: its children under its name, its attributes under `:@`. */
export interface XmlNode {
  readonly ':@': Attributes
  readonly [name: string]: readonly (XmlNode | XmlText)[] | Attributes
}

interface XmlText {
  readonly '#text': string
}

type Part = XmlNode | string | undefined | readonly Part[]

const isList = (part: Part): part is readonly Part[] => Array.isArray(part)

const children = (parts: readonly Part[]): readonly (XmlNode | XmlText)[] =>
  parts.flatMap((part): readonly (XmlNode | XmlText)[] => {
    if (part === undefined || part === '') return []
    if (isList(part)) return children(part)
    return [typeof part === 'string' ? { '#text': part } : part]
  })

/** One element. Attributes that are undefined are left out; content that is undefined is nothing. */
export const element = (name: string, attributes: Attributes = {}, ...content: readonly Part[]): XmlNode => ({
  [name]: children(content),
  ':@': Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined)),
})

const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** What XML 1.0 cannot hold (controls, lone surrogates) becomes U+FFFD. The builder's own entities know none of it. */
const escaped = (value: unknown, special: RegExp): string =>
  String(value)
    .toWellFormed()
    .replace(forbidden, '\uFFFD')
    .replace(special, (character) => escapes[character] ?? character)

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  format: true,
  indentBy: '',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  processEntities: false,
  tagValueProcessor: (_name, value) => escaped(value, /[&<>\r]/g),
  // A parser makes a space of a bare line end in an attribute.
  attributeValueProcessor: (_name, value) => escaped(value, /[&<>"\t\n\r]/g),
})

/** One element as text, its children on lines of their own; the line breaks of its text are kept. */
export const buildXml = (root: XmlNode): string => builder.build([root]).trim()

/** A whole document, with its declaration. */
export const buildDocument = (root: XmlNode): string =>
  `${builder.build([{ '?xml': [], ':@': { version: '1.0', encoding: 'UTF-8' } }, root])}\n`
