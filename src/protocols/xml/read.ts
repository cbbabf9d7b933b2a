import { XMLParser, XMLValidator } from 'fast-xml-parser'

/**
 * An element with its namespaces resolved: prefixes are gone. Attributes are keyed by local name, or `{ns}local` when
 * they carry a prefix. `text` is the concatenated character data directly inside, untrimmed.
 */
export interface XmlElement {
  readonly ns: string
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

/** The bytes are not the XML they should be. `message` says where, as `line:column` when known. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
})

type Scope = Readonly<Record<string, string>>
type RawNode = Readonly<Record<string, unknown>>

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Decodes the five predefined entities and character references; any other entity is an error. */
const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) {
      const character = predefined[name]
      if (character === undefined) throw new XmlError(`entity ${whole} is not defined`)
      return character
    }
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })

const split = (qname: string): [prefix: string, local: string] => {
  const colon = qname.indexOf(':')
  return colon < 0 ? ['', qname] : [qname.slice(0, colon), qname.slice(colon + 1)]
}

const resolve = (prefix: string, scope: Scope): string => {
  const ns = prefix === 'xml' ? xmlNamespace : scope[prefix]
  if (ns === undefined && prefix !== '') throw new XmlError(`prefix ${prefix}: is not bound to a namespace`)
  return ns ?? ''
}

const declarations = (attributes: Readonly<Record<string, string>>, outer: Scope): Scope => {
  let scope = outer
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'xmlns') scope = { ...scope, '': value }
    else if (name.startsWith('xmlns:')) scope = { ...scope, [name.slice(6)]: value }
  }
  return scope
}

const build = (
  qname: string,
  content: readonly RawNode[],
  raw: Readonly<Record<string, string>>,
  outer: Scope,
): XmlElement => {
  const scope = declarations(raw, outer)
  const [prefix, name] = split(qname)
  const attributes: Record<string, string> = {}
  for (const [key, value] of Object.entries(raw)) {
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue
    const [attributePrefix, local] = split(key)
    attributes[attributePrefix === '' ? local : `{${resolve(attributePrefix, scope)}}${local}`] = decode(value)
  }
  const children: XmlElement[] = []
  let text = ''
  for (const node of content) {
    if ('#text' in node) text += decode(String(node['#text']))
    else if ('#cdata' in node) text += cdataText(node['#cdata'])
    else children.push(fromRaw(node, scope))
  }
  return { ns: resolve(prefix, scope), name, attributes, children, text }
}

const cdataText = (content: unknown): string =>
  Array.isArray(content) ? content.map((part: RawNode) => String(part['#text'] ?? '')).join('') : ''

const fromRaw = (node: RawNode, scope: Scope): XmlElement => {
  const qname = Object.keys(node).find((key) => key !== ':@')
  if (qname === undefined) throw new XmlError('empty node')
  return build(qname, node[qname] as RawNode[], (node[':@'] ?? {}) as Record<string, string>, scope)
}

/**
 * Parses a whole document into namespace-resolved elements. A DOCTYPE is refused outright: no entity of any kind is
 * read, so neither external entities nor entity bombs exist here.
 * @throws XmlError when the text is not well-formed, has a DOCTYPE, or uses an unbound prefix
 */
export const parseXml = (input: string | Uint8Array): XmlElement => {
  const text = (typeof input === 'string' ? input : new TextDecoder().decode(input)).replace(/^\uFEFF/, '')
  if (/<!DOCTYPE/i.test(text)) throw new XmlError('a DOCTYPE is not accepted here')
  const validity = XMLValidator.validate(text)
  if (validity !== true) throw new XmlError(`${validity.err.line}:${validity.err.col} ${validity.err.msg}`)
  const roots = (parser.parse(text) as RawNode[]).filter((node) => !('#text' in node))
  const [root] = roots
  if (root === undefined || roots.length !== 1) throw new XmlError('exactly one root element is expected')
  return fromRaw(root, {})
}
