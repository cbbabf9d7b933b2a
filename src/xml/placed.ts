import { XmlError } from './problem.ts'
import { readXml } from './read.ts'

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
}

interface Open extends PlacedElement {
  readonly attributes: Record<string, string>
  readonly children: PlacedElement[]
  text: string
}

/** Reads a whole document into placed elements, in one pass. Never throws; the first problem stops the reading. */
export const readPlaced = (
  input: string | Uint8Array,
): { readonly root: PlacedElement } | { readonly problem: XmlError } => {
  const roots: PlacedElement[] = []
  let current: Open | undefined
  const open: (Open | undefined)[] = []
  try {
    readXml(
      input,
      {
        open: ({ ns, local }, _declared, { line, column }) => {
          const element: Open = {
            ns,
            name: local,
            attributes: {},
            parent: current,
            children: [],
            text: '',
            line,
            column,
          }
          if (current) current.children.push(element)
          else roots.push(element)
          open.push(current)
          current = element
        },
        attribute: ({ key }, value) => {
          if (current) current.attributes[key] = value
        },
        text: (text) => {
          if (current) current.text += text
        },
        close: () => {
          current = open.pop()
        },
      },
      { places: true },
    )
  } catch (error) {
    if (error instanceof XmlError) return { problem: error }
    throw error
  }
  // The reader throws where there is no root element.
  return { root: roots[0] as PlacedElement }
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
