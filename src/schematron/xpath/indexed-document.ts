import type { XmlDocument } from '../../xml/document/document.ts'
import { nodeKind } from '../../xml/document/document.ts'
import { stringValue } from '../../xml/document/read.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Attributes share the numbers of nodes from here on: attribute `a` of a document is the node `firstAttribute + a`. */
export const firstAttribute = 0x40000000

/**
 * Node numbers of other documents are tagged with a multiple of this, so that nodes of several documents can be told
 * apart.
 */
export const documentStride = 0x80000000

const noNodes = new Int32Array(0)

/**
 * A document as compiled expressions read it: its names as numbers of a vocabulary, and indexes of its elements by
 * name, by templateId and by the values that lookups ask for, made when first asked for.
 */
export class IndexedDocument {
  readonly xml: XmlDocument
  /** 0 for the document that is judged, else a multiple of `documentStride`. */
  readonly tag: number
  readonly kinds: Uint8Array
  readonly ends: Int32Array
  readonly parents: Int32Array
  readonly attributeStarts: Int32Array
  readonly attributeValues: readonly string[]
  /** Per node: the number of its name when it is an element that expressions ask for, else 0. */
  symbols: Int32Array = noNodes
  /**
   * The elements grouped by the number of their name: those of `n` are `elements[elementStarts[n]] …
   * elements[elementStarts[n + 1] - 1]`.
   */
  elements: Int32Array = noNodes
  elementStarts: Int32Array = noNodes
  /** Per attribute likewise. */
  attributeSymbols: Int32Array = noNodes
  #nameLocals: Int32Array = noNodes
  #nameNamespaces: Int32Array = noNodes
  #vocabulary: Vocabulary | undefined
  #version = -1
  #templates: Map<string, number[]> | undefined
  readonly #locals = new Map<number, readonly number[]>()
  readonly #lookups = new Map<string, Map<string, number[]>>()

  constructor(xml: XmlDocument, tag: number) {
    this.xml = xml
    this.tag = tag
    this.kinds = xml.kinds
    this.ends = xml.ends
    this.parents = xml.parents
    this.attributeStarts = xml.attributeStarts
    this.attributeValues = xml.attributeValues
  }

  /** Numbers the names of the document by the vocabulary; costs nothing when that has not grown since. */
  numberNames(vocabulary: Vocabulary): void {
    if (this.#vocabulary === vocabulary && this.#version === vocabulary.version) return
    this.#vocabulary = vocabulary
    this.#version = vocabulary.version
    const { names, values, attributeNames, size } = this.xml
    const symbolOf = Int32Array.from(names, ({ ns, local }) => vocabulary.findName(ns, local))
    this.#nameLocals = Int32Array.from(names, ({ local }) => vocabulary.findLocal(local))
    this.#nameNamespaces = Int32Array.from(names, ({ ns }) => vocabulary.findNamespace(ns))
    const counts = new Int32Array(vocabulary.nameCount + 2)
    const symbols = new Int32Array(size)
    for (let node = 1; node < size; node++) {
      if (this.kinds[node] !== nodeKind.element) continue
      const symbol = symbolOf[values[node] ?? 0] ?? 0
      symbols[node] = symbol
      counts[symbol + 1] = (counts[symbol + 1] ?? 0) + 1
    }
    for (let symbol = 1; symbol < counts.length; symbol++)
      counts[symbol] = (counts[symbol] ?? 0) + (counts[symbol - 1] ?? 0)
    const elements = new Int32Array(counts.at(-1) ?? 0)
    const next = counts.slice()
    for (let node = 1; node < size; node++) {
      if (this.kinds[node] !== nodeKind.element) continue
      const symbol = symbols[node] ?? 0
      const at = next[symbol] ?? 0
      elements[at] = node
      next[symbol] = at + 1
    }
    this.symbols = symbols
    this.elements = elements
    this.elementStarts = counts
    this.attributeSymbols = attributeNames.map((name) => symbolOf[name] ?? 0)
    this.#locals.clear()
    this.#lookups.clear()
  }

  /** All elements of this name in document order; not to be changed. */
  elementsNamed(symbol: number): Int32Array {
    return this.elements.subarray(this.elementStarts[symbol], this.elementStarts[symbol + 1])
  }

  hasLocal(node: number, local: number): boolean {
    return this.#nameLocals[this.#nameIndex(node)] === local
  }

  hasNamespace(node: number, namespace: number): boolean {
    return this.#nameNamespaces[this.#nameIndex(node)] === namespace
  }

  #nameIndex(node: number): number {
    if (node >= firstAttribute) return this.xml.attributeNames[node - firstAttribute] ?? -1
    return this.kinds[node] === nodeKind.element ? (this.xml.values[node] ?? -1) : -1
  }

  parentOf(node: number): number {
    return node >= firstAttribute ? (this.xml.attributeOwners[node - firstAttribute] ?? -1) : (this.parents[node] ?? -1)
  }

  stringOf(node: number): string {
    return node >= firstAttribute ? (this.attributeValues[node - firstAttribute] ?? '') : stringValue(this.xml, node)
  }

  /** The name of a node as written, empty for those without. */
  nameAsWritten(node: number): string {
    return this.#name(node)?.qname ?? ''
  }

  localName(node: number): string {
    return this.#name(node)?.local ?? ''
  }

  namespaceUri(node: number): string {
    return this.#name(node)?.ns ?? ''
  }

  #name(node: number) {
    if (node >= firstAttribute) return this.xml.names[this.xml.attributeNames[node - firstAttribute] ?? -1]
    const kind = this.kinds[node]
    const named = kind === nodeKind.element || kind === nodeKind.instruction
    return named ? this.xml.names[this.xml.values[node] ?? -1] : undefined
  }

  /** All elements of this local name in document order, whatever their namespaces. */
  elementsWithLocal(local: number): readonly number[] {
    const known = this.#locals.get(local)
    if (known !== undefined) return known
    const found: number[] = []
    for (let node = 1; node < this.xml.size; node++) if (this.hasLocal(node, local)) found.push(node)
    this.#locals.set(local, found)
    return found
  }

  /** The elements with a child `templateId` of this root, whatever its namespace, in document order. */
  elementsWithTemplate(root: string): readonly number[] {
    this.#templates ??= this.#indexTemplates()
    return this.#templates.get(root) ?? []
  }

  #indexTemplates(): Map<string, number[]> {
    const found = new Map<string, number[]>()
    const { names, values, attributeNames, attributeValues, attributeStarts } = this.xml
    for (let node = 1; node < this.xml.size; node++) {
      if (this.kinds[node] !== nodeKind.element || names[values[node] ?? -1]?.local !== 'templateId') continue
      for (let at = attributeStarts[node] ?? 0; at < (attributeStarts[node + 1] ?? 0); at++) {
        if (names[attributeNames[at] ?? -1]?.qname === 'root')
          appendOwner(found, attributeValues[at] ?? '', this.parents[node] ?? 0)
      }
    }
    for (const [root, owners] of found) found.set(root, sortedUnique(owners))
    return found
  }

  /** The elements of a name that carry this value in an attribute, or in a text of their own when `attribute` is 0. */
  lookup(symbol: number, attribute: number, value: string): readonly number[] {
    return this.#index(symbol, attribute).get(value) ?? []
  }

  /** All the values that such a lookup finds something for. */
  valuesFor(symbol: number, attribute: number): Iterable<string> {
    return this.#index(symbol, attribute).keys()
  }

  #index(symbol: number, attribute: number): ReadonlyMap<string, readonly number[]> {
    const key = `${symbol} ${attribute}`
    let index = this.#lookups.get(key)
    if (index === undefined) {
      index = attribute === 0 ? this.#indexTexts(symbol) : this.#indexAttributes(symbol, attribute)
      this.#lookups.set(key, index)
    }
    return index
  }

  #indexAttributes(symbol: number, attribute: number): Map<string, number[]> {
    const found = new Map<string, number[]>()
    for (const node of this.elementsNamed(symbol)) {
      for (let at = this.attributeStarts[node] ?? 0; at < (this.attributeStarts[node + 1] ?? 0); at++)
        if (this.attributeSymbols[at] === attribute) appendOwner(found, this.attributeValues[at] ?? '', node)
    }
    return found
  }

  #indexTexts(symbol: number): Map<string, number[]> {
    const found = new Map<string, number[]>()
    for (const node of this.elementsNamed(symbol)) {
      const end = this.ends[node] ?? 0
      for (let child = node + 1; child < end; child = this.ends[child] ?? end)
        if (this.kinds[child] === nodeKind.text) appendOwner(found, this.stringOf(child), node)
    }
    return found
  }
}

/** Sorts node numbers in document order and leaves out the repeated ones. */
export const sortedUnique = (nodes: number[]): number[] => {
  nodes.sort((a, b) => a - b)
  return nodes.filter((node, index) => index === 0 || node !== nodes[index - 1])
}

const appendOwner = (found: Map<string, number[]>, value: string, owner: number): void => {
  const owners = found.get(value)
  if (owners === undefined) found.set(value, [owner])
  else if (owners.at(-1) !== owner) owners.push(owner)
}
