import type { XmlDocument } from './document/document.ts'
import { nodeKind, rootElement } from './document/document.ts'
import { parseXmlDocument } from './document/parse.ts'
import { placeOf } from './document/place.ts'
import { XmlError } from './problem.ts'

/** An element with its place in the source: what a rule needs to say where. Lines and columns start at 1. */
export interface PlacedElement {
  readonly ns: string
  readonly name: string
  /** By local name; `{ns}local` for those with a prefix. */
  readonly attributes: Readonly<Record<string, string>>
  readonly parent: PlacedElement | undefined
  readonly children: readonly PlacedElement[]
  /** Character data directly inside, untrimmed. */
  readonly text: string
  readonly line: number
  readonly column: number
  /** The whole document, flat: what the Schematron engine walks. Read once for both. */
  readonly document: XmlDocument
}

const none: readonly never[] = []

/**
 * An element of a flat document. It holds its children, once they were asked for, so that an element is one object however
 * it is reached; all else is looked up at each turn: a large document is mostly elements that a rule only passes by.
 */
class ElementOfDocument implements PlacedElement {
  readonly document: XmlDocument
  readonly parent: PlacedElement | undefined
  readonly #node: number
  #children: readonly PlacedElement[] | undefined

  constructor(document: XmlDocument, node: number, parent: PlacedElement | undefined) {
    this.document = document
    this.parent = parent
    this.#node = node
  }

  get ns(): string {
    return this.document.names[this.document.values[this.#node] ?? 0]?.ns ?? ''
  }

  get name(): string {
    return this.document.names[this.document.values[this.#node] ?? 0]?.local ?? ''
  }

  get attributes(): Readonly<Record<string, string>> {
    const { attributeStarts, attributeNames, attributeValues, names } = this.document
    const found: Record<string, string> = {}
    const end = attributeStarts[this.#node + 1] ?? 0
    for (let at = attributeStarts[this.#node] ?? 0; at < end; at++)
      found[names[attributeNames[at] ?? 0]?.key ?? ''] = attributeValues[at] ?? ''
    return found
  }

  get children(): readonly PlacedElement[] {
    this.#children ??= this.#elements()
    return this.#children
  }

  #elements(): readonly PlacedElement[] {
    const { ends, kinds } = this.document
    const end = ends[this.#node] ?? 0
    const found: PlacedElement[] = []
    for (let child = this.#node + 1; child < end; child = ends[child] ?? end)
      if (kinds[child] === nodeKind.element) found.push(new ElementOfDocument(this.document, child, this))
    return found.length === 0 ? none : found
  }

  get text(): string {
    const { ends, kinds, texts, values } = this.document
    const end = ends[this.#node] ?? 0
    let text = ''
    for (let child = this.#node + 1; child < end; child = ends[child] ?? end)
      if (kinds[child] === nodeKind.text) text += texts[values[child] ?? 0] ?? ''
    return text
  }

  get line(): number {
    return placeOf(this.document, this.#node).line
  }

  get column(): number {
    return placeOf(this.document, this.#node).column
  }
}

/** Reads a whole document into placed elements, in one pass. Never throws; the first problem stops the reading. */
export const readPlaced = (
  input: string | Uint8Array,
): { readonly root: PlacedElement } | { readonly problem: XmlError } => {
  try {
    const document = parseXmlDocument(input)
    return { root: new ElementOfDocument(document, rootElement(document), undefined) }
  } catch (error) {
    if (error instanceof XmlError) return { problem: error }
    throw error
  }
}

/** XPath of an element by local names; an index stands only where siblings share the name. */
export const locationOf = (element: PlacedElement): string => {
  const steps: string[] = []
  for (let at: PlacedElement | undefined = element; at; at = at.parent) {
    const { name, parent } = at
    const twins = parent?.children.filter((sibling) => sibling.name === name) ?? []
    steps.unshift(twins.length > 1 ? `${name}[${twins.indexOf(at) + 1}]` : name)
  }
  return `/${steps.join('/')}`
}

/** Children at the end of a path of local names, all in the namespace of `from`. */
export const at = (from: PlacedElement | undefined, ...path: readonly string[]): readonly PlacedElement[] => {
  if (from === undefined) return []
  return path.reduce<readonly PlacedElement[]>(
    (level, name) =>
      level.flatMap((parent) => parent.children.filter((child) => child.name === name && child.ns === from.ns)),
    [from],
  )
}

/** The element and all below it, in document order. `skip` leaves out a subtree. */
export function* walk(
  from: PlacedElement,
  skip: (element: PlacedElement) => boolean = () => false,
): Generator<PlacedElement> {
  const todo = [from]
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (skip(next)) continue
    yield next
    for (const child of next.children.toReversed()) todo.push(child)
  }
}
