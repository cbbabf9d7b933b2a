import { XmlError } from '../../../xml/problem.ts'
import { readXml } from '../../../xml/read.ts'

/** A name as XMP needs it: the prefix counts for PDF/A. */
export interface XmpName {
  readonly ns: string
  readonly name: string
  readonly prefix: string
}

export interface XmlNode extends XmpName {
  readonly attributes: readonly (XmpName & { readonly value: string })[]
  readonly children: readonly XmlNode[]
  readonly text: string
}

interface OpenNode extends XmlNode {
  readonly attributes: (XmpName & { readonly value: string })[]
  readonly children: XmlNode[]
  text: string
}

/** Reads XML with its prefixes; undefined when it is not well-formed. */
export const readTree = (text: string): XmlNode | undefined => {
  let root: OpenNode | undefined
  const open: OpenNode[] = []
  try {
    readXml(text, {
      open: ({ ns, local, prefix }) => {
        const node: OpenNode = { ns, name: local, prefix, attributes: [], children: [], text: '' }
        const parent = open.at(-1)
        if (parent) parent.children.push(node)
        else root = node
        open.push(node)
      },
      attribute: ({ ns, local, prefix }, value) => {
        open.at(-1)?.attributes.push({ ns: prefix === '' ? '' : ns, name: local, prefix, value })
      },
      text: (part) => {
        const node = open.at(-1)
        if (node) node.text += part
      },
      close: () => {
        open.pop()
      },
    })
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
  return root
}
