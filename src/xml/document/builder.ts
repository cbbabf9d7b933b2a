import type { Bindings, XmlName } from '../scope.ts'
import type { XmlDocument } from './document.ts'
import { nodeKind } from './document.ts'

const grown = (array: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> => {
  if (needed < array.length) return array
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

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
    this.#add(nodeKind.text, this.#current, this.#texts.push(text) - 1, 0)
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
    return {
      source,
      size,
      kinds: this.#kinds.slice(0, size),
      parents: this.#parents.slice(0, size),
      ends: this.#ends.slice(0, size),
      values: this.#values.slice(0, size),
      offsets: this.#offsets.slice(0, size),
      names: this.#names,
      texts: this.#texts,
      attributeStarts: this.#attributeStarts.slice(0, size + 1),
      attributeOwners: this.#attributeOwners.slice(0, attributes),
      attributeNames: this.#attributeNames.slice(0, attributes),
      attributeValues: this.#attributeValues,
      declarations: this.#declarations,
    }
  }
}
