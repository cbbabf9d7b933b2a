import type { Bindings, XmlName } from '../scope.ts'
import type { XmlDocument } from './document.ts'
import { nodeKind } from './document.ts'

const grown = (array: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> => {
  if (needed < array.length) return array
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

const longestIndentation = 40
const mostShort = 1_000

/** Appends nodes in document order and closes them; the arrays double when they are full. */
export class DocumentBuilder {
  #kinds = new Uint8Array(1024)
  #parents = new Int32Array(1024)
  #ends = new Int32Array(1024)
  #values = new Int32Array(1024)
  #offsets = new Int32Array(1024)
  #attributeStarts = new Int32Array(1024)
  #attributeOwners = new Int32Array(1024)
  #attributeNames = new Int32Array(1024)
  readonly #attributeValues: string[] = []
  readonly #texts: string[] = []
  readonly #short = new Map<string, number>()
  readonly #names: XmlName[] = []
  readonly #nameIndex = new Map<string, number>()
  /** The same, by the name itself: the reader gives the same object for the same name while its scope lasts. */
  readonly #indexes = new Map<XmlName, number>()
  readonly #declarations = new Map<number, Bindings>()
  #size = 0
  #current = 0

  constructor() {
    this.#add(nodeKind.document, -1, 0, 0)
  }

  #add(kind: number, parent: number, value: number, offset: number): number {
    const node = this.#size++
    if (node + 1 >= this.#kinds.length) {
      const kinds = new Uint8Array(this.#kinds.length * 2)
      kinds.set(this.#kinds)
      this.#kinds = kinds
      this.#parents = grown(this.#parents, node + 1)
      this.#ends = grown(this.#ends, node + 1)
      this.#values = grown(this.#values, node + 1)
      this.#offsets = grown(this.#offsets, node + 1)
      this.#attributeStarts = grown(this.#attributeStarts, node + 1)
    }
    this.#kinds[node] = kind
    this.#parents[node] = parent
    this.#ends[node] = node + 1
    this.#values[node] = value
    this.#offsets[node] = offset
    this.#attributeStarts[node] = this.#attributeValues.length
    return node
  }

  /** The index of a name among the names of the document: the same for the same prefix, local name and namespace. */
  #indexOf(name: XmlName): number {
    const known = this.#indexes.get(name)
    if (known !== undefined) return known
    const key = name.ns === '' ? name.qname : `${name.qname} ${name.ns}`
    const index = this.#nameIndex.get(key) ?? this.#names.push(name) - 1
    this.#nameIndex.set(key, index)
    this.#indexes.set(name, index)
    return index
  }

  open(name: XmlName, offset: number, declarations: Bindings | undefined): void {
    this.#current = this.#add(nodeKind.element, this.#current, this.#indexOf(name), offset)
    if (declarations !== undefined) this.#declarations.set(this.#current, declarations)
  }

  attribute(name: XmlName, value: string): void {
    const index = this.#attributeValues.push(value) - 1
    this.#attributeOwners = grown(this.#attributeOwners, index)
    this.#attributeNames = grown(this.#attributeNames, index)
    this.#attributeOwners[index] = this.#current
    this.#attributeNames[index] = this.#indexOf(name)
  }

  close(): void {
    this.#ends[this.#current] = this.#size
    this.#current = this.#parents[this.#current] ?? 0
  }

  text(text: string): void {
    this.#add(nodeKind.text, this.#current, this.#textIndexOf(text), 0)
  }

  /** Half of the texts of a document are the same few indentations, which are kept once. */
  #textIndexOf(text: string): number {
    if (text.length > longestIndentation) return this.#texts.push(text) - 1
    const known = this.#short.get(text)
    if (known !== undefined) return known
    const index = this.#texts.push(text) - 1
    if (this.#short.size < mostShort) this.#short.set(text, index)
    return index
  }

  comment(text: string): void {
    this.#add(nodeKind.comment, this.#current, this.#texts.push(text) - 1, 0)
  }

  instruction(target: string): void {
    const name = { ns: '', prefix: '', local: target, qname: target, key: target }
    this.#add(nodeKind.instruction, this.#current, this.#indexOf(name), 0)
  }

  finish(source: string): XmlDocument {
    const size = this.#size
    this.#ends[0] = size
    this.#attributeStarts[size] = this.#attributeValues.length
    const attributes = this.#attributeValues.length
    // Of a large document a copy would be a second one for a while; of a small one what is left over would stay.
    const kept = <A extends Uint8Array | Int32Array>(array: A, length: number): A =>
      (length > 100_000 ? array.subarray(0, length) : array.slice(0, length)) as A
    return {
      source,
      size,
      kinds: kept(this.#kinds, size),
      parents: kept(this.#parents, size),
      ends: kept(this.#ends, size),
      values: kept(this.#values, size),
      offsets: kept(this.#offsets, size),
      names: this.#names,
      texts: this.#texts,
      attributeStarts: kept(this.#attributeStarts, size + 1),
      attributeOwners: kept(this.#attributeOwners, attributes),
      attributeNames: kept(this.#attributeNames, attributes),
      attributeValues: this.#attributeValues,
      declarations: this.#declarations,
    }
  }
}
