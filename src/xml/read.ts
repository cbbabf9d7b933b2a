import { SaxesParser } from 'saxes'
import { messageOf } from '../model/errors.ts'
import { decodeXml } from './decode.ts'
import { beyond, type XmlLimit, xmlLimits } from './limits.ts'
import { XmlError, type XmlPlace } from './problem.ts'
import { type Bindings, NamespaceScope, type XmlName } from './scope.ts'

/** Where a start tag begins: its line and column count from 1, its offset in UTF-16 units from 0. */
export interface TagPlace extends XmlPlace {
  readonly offset: number
}

/** What is told of a document while it is read, in document order. */
export interface XmlHandler {
  /**
   * An element starts. `declared` are the namespaces that it declares itself. `place` is the same object for every
   * element, and only valid during the call; its figures are 0 unless positions were asked for.
   */
  open(name: XmlName, declared: Bindings | undefined, place: TagPlace): void
  /** An attribute of the element that just started; never the declaration of a namespace. */
  attribute(name: XmlName, value: string): void
  /** Character data or CDATA; may come in several parts. Outside the root element too, where it is white space. */
  text(text: string): void
  /** `end` is the offset after the end tag, in UTF-16 units. */
  close(end: number): void
  comment?(text: string): void
  instruction?(target: string): void
}

export interface ReadOptions {
  /** Named in errors. */
  readonly file?: string | undefined
  /** Whether `open` is told where tags begin. */
  readonly places?: boolean
}

const noDoctype = (source: string, at: number, file: string | undefined): XmlError =>
  new XmlError(
    'doctype',
    {
      fr: 'Le document a une déclaration DOCTYPE. Le banc ne lit aucune entité : retirez-la.',
      en: 'The document has a DOCTYPE declaration. The bench reads no entity: remove it.',
    },
    { file, place: { line: source.slice(0, at).split('\n').length, column: at - source.lastIndexOf('\n', at - 1) } },
  )

/**
 * Where a DOCTYPE stands before the root element, -1 when there is none. The parser could tell, but a handler for it
 * makes the whole reading four times slower: V8 keeps a parser with more than eight handlers as a dictionary.
 */
const doctypeAt = (source: string): number => {
  let at = 0
  for (;;) {
    while (source.charCodeAt(at) <= 0x20) at++
    const end = source.startsWith('<?', at) ? '?>' : source.startsWith('<!--', at) ? '-->' : undefined
    if (end === undefined) return source.startsWith('<!DOCTYPE', at) ? at : -1
    const closed = source.indexOf(end, at)
    if (closed < 0) return -1
    at = closed + end.length
  }
}

const notWellFormed = (why: string, file: string | undefined, place: XmlPlace): XmlError =>
  new XmlError(
    'syntax',
    {
      fr: `Le XML n'est pas bien formé (${why}) : corrigez-le avant toute autre vérification.`,
      en: `The XML is not well-formed (${why}): correct it before anything else can be checked.`,
    },
    { file, place },
  )

/** UTF-16 units given to the parser at once. */
const chunk = 65_536

const textOf = (input: string | Uint8Array, file: string | undefined): string => {
  if (input.length > xmlLimits.size) throw new XmlError('size', beyond.size(''), { file })
  return typeof input === 'string' ? input.replace(/^\uFEFF/, '') : decodeXml(input, file)
}

/**
 * Reads a whole XML document and tells what it holds: the one reader of the bench. Linear in the size, whatever the
 * depth; nothing outside the input is read; what goes beyond `xmlLimits` or has a DOCTYPE is refused.
 * @returns the text that was read, decoded, without its byte order mark
 * @throws XmlError, with the place where known
 */
export const readXml = (input: string | Uint8Array, handler: XmlHandler, options: ReadOptions = {}): string => {
  const { file, places = false } = options
  const source = textOf(input, file)
  const doctype = doctypeAt(source)
  if (doctype >= 0) throw noDoctype(source, doctype, file)
  const parser = new SaxesParser({ xmlns: false })
  const here = (): XmlPlace => ({ line: parser.line, column: parser.columnIndex + 1 })
  const scope = new NamespaceScope(file, here)
  /** How many children each open element has; the first is the document itself. */
  const children = [0]
  let elements = 0
  const place = { line: 0, column: 0, offset: 0 }
  const stop = (limit: XmlLimit, name: string): never => {
    throw new XmlError(limit, beyond[limit](name), { file, place: here() })
  }
  const names: string[] = ['']
  const enter = (name: string): void => {
    const siblings = (children[children.length - 1] ?? 0) + 1
    children[children.length - 1] = siblings
    if (siblings > xmlLimits.children) stop('children', names.at(-1) ?? '')
    if (children.length > xmlLimits.depth) stop('depth', name)
    if (++elements > xmlLimits.elements) stop('elements', name)
    children.push(0)
    names.push(name)
  }
  /** The start tag that is being read, and how far the text was given when it began. */
  let tag: { readonly name: string; readonly from: number } | undefined
  let given = 0
  parser.on('opentagstart', (started) => {
    tag = { name: started.name, from: given }
    if (!places) return
    place.line = parser.line
    place.column = Math.max(1, parser.columnIndex - started.name.length - 1)
    place.offset = parser.position - started.name.length - 2
  })
  /** Names and values in turn of the start tag that is being read. */
  const attributes: string[] = []
  parser.on('attribute', ({ name, value }) => {
    attributes.push(name, value)
  })
  parser.on('opentag', ({ name }) => {
    tag = undefined
    enter(name)
    if (attributes.length > 2 * xmlLimits.attributes) stop('attributes', name)
    const declared = scope.enter(attributes)
    handler.open(scope.element(name), declared, place)
    tellAttributes(scope, handler, attributes)
    attributes.length = 0
  })
  parser.on('closetag', () => {
    children.pop()
    names.pop()
    scope.leave()
    handler.close(parser.position)
  })
  const tell = (text: string): void => handler.text(text)
  parser.on('text', tell)
  parser.on('cdata', tell)
  const { comment, instruction } = handler
  if (comment) parser.on('comment', (text) => comment.call(handler, text))
  if (instruction) parser.on('processinginstruction', ({ target }) => instruction.call(handler, target))
  try {
    for (; given < source.length; given += chunk) {
      // A tag of a million attributes is met before they are all gathered.
      if (tag !== undefined && given - tag.from > xmlLimits.tag) stop('tag', tag.name)
      parser.write(source.slice(given, given + chunk))
    }
    parser.close()
  } catch (error) {
    if (error instanceof XmlError) throw error
    throw notWellFormed(
      messageOf(error)
        .replace(/^\d+:\d+: /, '')
        .replace(/\.$/, ''),
      file,
      here(),
    )
  }
  return source
}

/** @param attributes names and values in turn */
const tellAttributes = (scope: NamespaceScope, handler: XmlHandler, attributes: readonly string[]): void => {
  let prefixed: string[] | undefined
  for (let at = 0; at < attributes.length; at += 2) {
    const name = scope.attribute(attributes[at] ?? '')
    if (name === undefined) continue
    if (name.prefix !== '') {
      prefixed ??= []
      if (prefixed.includes(name.key)) scope.refuseTwice(name)
      prefixed.push(name.key)
    }
    handler.attribute(name, attributes[at + 1] ?? '')
  }
}
