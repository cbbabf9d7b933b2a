import type { XmlDocument } from './document.ts'
import { nodeKind } from './document.ts'

/** The string value of a node: of an element or the document, all the text below, comments left out. */
export const stringValue = (document: XmlDocument, node: number): string => {
  const { kinds, values, texts, ends } = document
  const kind = kinds[node]
  if (kind === nodeKind.text || kind === nodeKind.comment) return texts[values[node] ?? 0] ?? ''
  const end = ends[node] ?? 0
  if (end === node + 2) return kinds[node + 1] === nodeKind.text ? (texts[values[node + 1] ?? 0] ?? '') : ''
  let value = ''
  for (let at = node + 1; at < end; at++) if (kinds[at] === nodeKind.text) value += texts[values[at] ?? 0] ?? ''
  return value
}

const isNamed = (document: XmlDocument, node: number, local: string, ns: string | undefined): boolean => {
  if (document.kinds[node] !== nodeKind.element) return false
  const name = document.names[document.values[node] ?? 0]
  return name?.local === local && (ns === undefined || name.ns === ns)
}

/** The resolved name of an element. */
export const nameOf = (document: XmlDocument, element: number): { readonly ns: string; readonly local: string } =>
  document.names[document.values[element] ?? 0] ?? { ns: '', local: '' }

/** The value of an attribute by its local name; in a namespace only when `ns` is given. */
export const attributeOf = (document: XmlDocument, element: number, local: string, ns = ''): string | undefined => {
  const end = document.attributeStarts[element + 1] ?? 0
  for (let at = document.attributeStarts[element] ?? 0; at < end; at++) {
    const name = document.names[document.attributeNames[at] ?? 0]
    if (name?.local === local && name.ns === ns) return document.attributeValues[at]
  }
  return undefined
}

/** The child elements of a node in order, of one local name when given, whatever the namespace unless `ns` is given. */
export const childrenOf = (document: XmlDocument, node: number, local?: string, ns?: string): number[] => {
  const found: number[] = []
  const end = document.ends[node] ?? 0
  for (let child = node + 1; child < end; child = document.ends[child] ?? end) {
    if (local === undefined ? document.kinds[child] === nodeKind.element : isNamed(document, child, local, ns))
      found.push(child)
  }
  return found
}

/** Every element of this local name below a node, in document order. */
export const descendantsOf = (document: XmlDocument, node: number, local: string, ns?: string): number[] => {
  const found: number[] = []
  const end = document.ends[node] ?? 0
  for (let at = node + 1; at < end; at++) if (isNamed(document, at, local, ns)) found.push(at)
  return found
}

/**
 * The elements at the end of a path of child names: `elementsAt(document, root, 'recordTarget', 'patientRole', 'id')`.
 */
export const elementsAt = (document: XmlDocument, node: number, ...path: readonly string[]): number[] =>
  path.reduce<number[]>((level, local) => level.flatMap((parent) => childrenOf(document, parent, local)), [node])
