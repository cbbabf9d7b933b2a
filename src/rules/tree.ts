import { SaxesParser } from 'saxes'
import type { Text } from '../model/text.ts'

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

/** Why a text is not a tree. `rule` is a stable id of the reading rules. */
export interface ReadingProblem {
  readonly rule: string
  readonly line: number
  readonly column: number
  readonly message: Text
}

type Mutable = { -readonly [K in keyof PlacedElement]: PlacedElement[K] } & { children: PlacedElement[]; text: string }

const doctypeProblem = (line: number): ReadingProblem => ({
  rule: 'xml.no-doctype',
  line,
  column: 1,
  message: {
    fr: 'Le document a une déclaration DOCTYPE. Le banc ne lit aucune entité : retirez-la.',
    en: 'The document has a DOCTYPE declaration. The bench reads no entity: remove it.',
  },
})

const notWellFormed = (parser: SaxesParser, message: string): ReadingProblem => ({
  rule: 'xml.well-formed',
  line: parser.line,
  column: parser.columnIndex + 1,
  message: {
    fr: `Le XML n'est pas bien formé (${message}) : corrigez-le avant toute autre vérification.`,
    en: `The XML is not well-formed (${message}): correct it before anything else can be checked.`,
  },
})

/** No document of this field comes near these; beyond them reading stops, so that time and memory stay bounded. */
const deepest = 1_000
const mostChildren = 100_000

const tooDeep = (parser: SaxesParser): ReadingProblem => ({
  rule: 'xml.depth',
  line: parser.line,
  column: 1,
  message: {
    fr: `Plus de ${deepest} éléments sont imbriqués : ce n'est pas un document de santé, la lecture s'arrête.`,
    en: `More than ${deepest} elements are nested: this is no health document, reading stops.`,
  },
})

const tooMany = (parser: SaxesParser, name: string): ReadingProblem => ({
  rule: 'xml.siblings',
  line: parser.line,
  column: 1,
  message: {
    fr: `L'élément ${name} a plus de ${mostChildren} enfants : ce n'est pas un document de santé, la lecture s'arrête.`,
    en: `The element ${name} has more than ${mostChildren} children: this is no health document, reading stops.`,
  },
})

/** Characters given to the parser at once: after a problem the rest is not read. */
const chunk = 65_536

/** Reads a whole text into placed elements, in one pass. Never throws; the first problem stops the reading. */
export const readTree = (text: string): { readonly root: PlacedElement } | { readonly problem: ReadingProblem } => {
  const parser = new SaxesParser({ xmlns: true, position: true })
  let problem: ReadingProblem | undefined
  let root: PlacedElement | undefined
  let current: Mutable | undefined
  const open: Mutable[] = []
  let place = { line: 1, column: 1 }
  parser.on('doctype', () => {
    problem ??= doctypeProblem(parser.line)
  })
  parser.on('error', (error) => {
    problem ??= notWellFormed(parser, error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''))
  })
  parser.on('opentagstart', (tag) => {
    place = { line: parser.line, column: Math.max(1, parser.columnIndex - tag.name.length - 1) }
  })
  parser.on('opentag', (tag) => {
    if (problem) return
    if (open.length >= deepest) problem = tooDeep(parser)
    if (current && current.children.length >= mostChildren) problem = tooMany(parser, current.name)
    const attributes: Record<string, string> = {}
    for (const { prefix, local, uri, value, name } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns' || name === 'xmlns') continue
      attributes[prefix === '' ? local : `{${uri}}${local}`] = value
    }
    const element: Mutable = {
      ns: tag.uri,
      name: tag.local,
      attributes,
      parent: current,
      children: [],
      text: '',
      ...place,
    }
    if (current) current.children.push(element)
    else root ??= element
    open.push(element)
    current = element
  })
  parser.on('closetag', () => {
    open.pop()
    current = open.at(-1)
  })
  const addText = (text: string): void => {
    if (current) current.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  for (let from = 0; from < text.length && !problem; from += chunk) parser.write(text.slice(from, from + chunk))
  if (!problem) parser.close()
  if (problem) return { problem }
  return root ? { root } : { problem: notWellFormed(parser, 'no root element') }
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
