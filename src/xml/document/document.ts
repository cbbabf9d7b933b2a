import type { Bindings, XmlName } from '../scope.ts'

/** What a node of a flat document is; the numbers are what `kinds` holds. */
export const nodeKind = { document: 0, element: 1, text: 2, comment: 3, instruction: 4 } as const

/**
 * An XML document as parallel arrays. A node is a number: 0 is the document, the others follow in document order, so
 * that comparing numbers compares positions and the descendants of `n` are exactly `n + 1 … ends[n] - 1`. The first
 * child of `n` is `n + 1`, the next sibling of `c` is `ends[c]`, both when smaller than the end of the parent.
 *
 * Attributes are numbered apart, in document order; those of `n` are `attributeStarts[n] … attributeStarts[n + 1] - 1`.
 * Namespace declarations are not among them.
 */
export interface XmlDocument {
  readonly source: string
  readonly size: number
  readonly kinds: Uint8Array
  readonly parents: Int32Array
  readonly ends: Int32Array
  /** Of an element or an instruction: index in `names`; of a text or a comment: index in `texts`. */
  readonly values: Int32Array
  /** Of an element: where its tag starts in `source`, in UTF-16 units; 0 for the others. */
  readonly offsets: Int32Array
  readonly names: readonly XmlName[]
  readonly texts: readonly string[]
  readonly attributeStarts: Int32Array
  readonly attributeOwners: Int32Array
  /** Index in `names`. */
  readonly attributeNames: Int32Array
  readonly attributeValues: readonly string[]
  /** The namespaces that an element declares itself: prefix to URI. */
  readonly declarations: ReadonlyMap<number, Bindings>
}

/** The document element of a document: there is always one. */
export const rootElement = (document: XmlDocument): number => {
  for (let node = 1; node < document.size; node = document.ends[node] ?? document.size) {
    if (document.kinds[node] === nodeKind.element) return node
  }
  return 0
}
