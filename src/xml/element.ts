import { SaxesParser, type SaxesTagNS } from 'saxes'

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

/** An element whose end tag has not been met. */
interface Open extends XmlElement {
  readonly children: XmlElement[]
  text: string
}

const attributesOf = ({ attributes }: SaxesTagNS): Record<string, string> => {
  const named: Record<string, string> = {}
  for (const qname in attributes) {
    const attribute = attributes[qname]
    if (attribute === undefined) continue
    const { prefix, local, uri, value } = attribute
    if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) continue
    named[prefix === '' ? local : `{${uri}}${local}`] = value
  }
  return named
}

/** Throws what a parser calls an error, in the words of this module. */
const refuse = (error: Error): never => {
  throw new XmlError(error.message.replace(/^(\d+:\d+): /, '$1 '))
}

/**
 * Parses a whole document into namespace-resolved elements. A DOCTYPE is refused outright: no entity of any kind is
 * read, so neither external entities nor entity bombs exist here.
 * @throws XmlError when the text is not well-formed, has a DOCTYPE, or uses an unbound prefix
 */
export const parseXml = (input: string | Uint8Array): XmlElement => {
  const text = typeof input === 'string' ? input.replace(/^\uFEFF/, '') : new TextDecoder().decode(input)
  const parser = new SaxesParser({ xmlns: true })
  const open: Open[] = []
  let root: XmlElement | undefined
  const characters = (part: string): void => {
    const inside = open.at(-1)
    if (inside !== undefined) inside.text += part
  }
  parser.on('error', refuse)
  parser.on('doctype', () => refuse(new Error('a DOCTYPE is not accepted here')))
  parser.on('opentag', (tag) => {
    const element: Open = { ns: tag.uri, name: tag.local, attributes: attributesOf(tag), children: [], text: '' }
    const parent = open.at(-1)
    if (parent === undefined) root = element
    else parent.children.push(element)
    open.push(element)
  })
  parser.on('text', characters)
  parser.on('cdata', characters)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text).close()
  if (root === undefined) throw new XmlError('exactly one root element is expected')
  return root
}
