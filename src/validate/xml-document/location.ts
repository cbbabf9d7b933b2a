import type { XmlDocument } from './document.ts'
import { nodeKind } from './document.ts'

const precedingSameNamed = (document: XmlDocument, node: number): number => {
  const { kinds, values, ends, names } = document
  const qname = names[values[node] ?? 0]?.qname
  let count = 0
  for (let other = (document.parents[node] ?? 0) + 1; other < node; other = ends[other] ?? node) {
    if (kinds[other] === nodeKind.element && names[values[other] ?? 0]?.qname === qname) count++
  }
  return count
}

/**
 * The path of an element in the form of the official reports: names as written, and a 1-based index only where a sibling
 * of the same written name precedes, e.g. `/ClinicalDocument/component/structuredBody/component[13]/section`. The document node is `/@`, since
 * the reference tool prints every node that is not an element as an attribute.
 */
export const locationOf = (document: XmlDocument, node: number): string => {
  let path = document.kinds[node] === nodeKind.element ? '' : `/@${instructionName(document, node)}`
  for (let element = node; element > 0; element = document.parents[element] ?? 0) {
    if (document.kinds[element] !== nodeKind.element) continue
    const before = precedingSameNamed(document, element)
    path = `/${document.names[document.values[element] ?? 0]?.qname}${before > 0 ? `[${before + 1}]` : ''}${path}`
  }
  return path
}

const instructionName = (document: XmlDocument, node: number): string =>
  document.kinds[node] === nodeKind.instruction ? (document.names[document.values[node] ?? 0]?.qname ?? '') : ''

/** The path of an attribute, by its number among the attributes of the document: `/ClinicalDocument/code/@code`. */
export const attributeLocationOf = (document: XmlDocument, attribute: number): string => {
  const name = document.names[document.attributeNames[attribute] ?? 0]?.qname
  return `${locationOf(document, document.attributeOwners[attribute] ?? 0)}/@${name}`
}
