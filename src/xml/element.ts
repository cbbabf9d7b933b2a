import { readXml } from './read.ts'

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

/** An element whose end tag has not been met. */
interface Open extends XmlElement {
  readonly attributes: Record<string, string>
  readonly children: XmlElement[]
  text: string
}

/**
 * Parses a whole document into namespace-resolved elements, without places: what messages are read by.
 * @throws XmlError when it is not the XML that `readXml` reads
 */
export const parseXml = (input: string | Uint8Array): XmlElement => {
  const document: Open = { ns: '', name: '', attributes: {}, children: [], text: '' }
  const open: Open[] = []
  let current = document
  readXml(input, {
    open: ({ ns, local }) => {
      const element: Open = { ns, name: local, attributes: {}, children: [], text: '' }
      current.children.push(element)
      open.push(current)
      current = element
    },
    attribute: ({ key }, value) => {
      current.attributes[key] = value
    },
    text: (text) => {
      current.text += text
    },
    close: () => {
      current = open.pop() ?? document
    },
  })
  return document.children[0] as XmlElement
}
