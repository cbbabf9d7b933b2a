import type { XmlDocument } from './document.ts'
import { nodeKind, rootElement } from './document.ts'

/** How far the siblings of one name under one parent were counted: findings mostly come in document order. */
interface Counted {
  node: number
  before: number
}

const counts = new WeakMap<XmlDocument, Map<string, Counted>>()

const countedFor = (document: XmlDocument, parent: number, qname: string): Counted => {
  let known = counts.get(document)
  if (known === undefined) {
    known = new Map()
    counts.set(document, known)
  }
  const key = `${parent} ${qname}`
  let counted = known.get(key)
  if (counted === undefined) {
    counted = { node: parent + 1, before: 0 }
    known.set(key, counted)
  }
  return counted
}

/** How many siblings of the same written name precede an element. Counts on from where the last call ended. */
const precedingSameNamed = (document: XmlDocument, node: number): number => {
  const { kinds, values, ends, names, parents } = document
  const parent = parents[node] ?? 0
  const qname = names[values[node] ?? 0]?.qname ?? ''
  const counted = countedFor(document, parent, qname)
  if (counted.node > node) {
    counted.node = parent + 1
    counted.before = 0
  }
  for (let other = counted.node; other < node; other = ends[other] ?? node)
    if (kinds[other] === nodeKind.element && names[values[other] ?? 0]?.qname === qname) counted.before++
  counted.node = node
  return counted.before
}

/**
 * The path of an element in the form of the official reports: names as written, and a 1-based index only where a
 * sibling of the same written name precedes, e.g. `/ClinicalDocument/component/structuredBody/component[13]/section`.
 * The document node is its root element, where the reference's path of it ends; other nodes that are no elements are
 * printed as attributes, as the reference does.
 */
export const locationOf = (document: XmlDocument, node: number): string => {
  const root = node === 0 ? rootElement(document) : 0
  if (root > 0) return locationOf(document, root)
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
