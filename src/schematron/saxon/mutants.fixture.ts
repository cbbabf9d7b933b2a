import { nodeKind, rootElement, type XmlDocument } from '../../xml/document/document.ts'
import type { Chances } from './random.fixture.ts'

/** What is done to a node when the document is written out again. */
interface Edit {
  readonly node: number
  /** Instead of the element and all in it. */
  readonly whole?: (written: string) => string
  /** Instead of the text. */
  readonly text?: string
  /** Attributes that are set, or left out where undefined; namespace declarations too. */
  readonly attributes?: Readonly<Record<string, string | undefined>>
}

/** A change of a document that a product could come up with, and its name for a person. */
export interface Mutant {
  readonly xml: string
  readonly changes: readonly string[]
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

const quoted = (text: string): string =>
  escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')

const attributesOf = (document: XmlDocument, node: number): Map<string, string> => {
  const found = new Map<string, string>()
  for (const [prefix, uri] of document.declarations.get(node) ?? [])
    found.set(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri)
  for (let at = document.attributeStarts[node] ?? 0; at < (document.attributeStarts[node + 1] ?? 0); at++)
    found.set(document.names[document.attributeNames[at] ?? 0]?.qname ?? '', document.attributeValues[at] ?? '')
  return found
}

const write = (document: XmlDocument, node: number, edits: ReadonlyMap<number, Edit>): string => {
  const { kinds, values, names, texts, ends } = document
  const edit = edits.get(node)
  if (kinds[node] === nodeKind.text) return escaped(edit?.text ?? texts[values[node] ?? 0] ?? '')
  if (kinds[node] === nodeKind.comment) return `<!--${texts[values[node] ?? 0] ?? ''}-->`
  if (kinds[node] === nodeKind.instruction) return ''
  let content = ''
  for (let child = node + 1; child < (ends[node] ?? 0); child = ends[child] ?? 0)
    content += write(document, child, edits)
  if (node === 0) return content
  const attributes = attributesOf(document, node)
  for (const [name, value] of Object.entries(edit?.attributes ?? {})) {
    if (value === undefined) attributes.delete(name)
    else attributes.set(name, value)
  }
  const name = names[values[node] ?? 0]?.qname ?? ''
  const written = `<${name}${[...attributes].map(([key, value]) => ` ${key}="${quoted(value)}"`).join('')}>${content}</${name}>`
  return edit?.whole?.(written) ?? written
}

const codes = [
  '',
  'X',
  '34133-9',
  '11369-6',
  '2.16.840.1.113883.6.1',
  '1.2.250.1.213.1.1.3.1',
  '1.3.6.1.4.1.19376.1.5.3.1.3.1',
  'M',
  'final',
  'completed',
  '42.5',
  '-1',
  'true',
]

const times = [
  '20180230',
  '2018',
  '201811',
  '20181001111700+0100',
  '20181001111700.123+0100',
  '20181001',
  'hier',
  '',
  '20991231235959-0500',
  ' 20181001 ',
]

const texts = ['', ' ', 'x', '2018', 'Élément « inconnu » & <vide>', '\n\t', 'true', '0']

const flavors = ['UNK', 'NAV', 'NA', 'ASKU', 'MSK', 'XXX'] as const

type Mutation = (
  document: XmlDocument,
  node: number,
  chances: Chances,
) => { readonly did: string; readonly edit: Edit } | undefined

const nodesOf = (document: XmlDocument, kind: number): readonly number[] =>
  Array.from(document.kinds, (_, node) => node).filter((node) => document.kinds[node] === kind)

const elementLike = (document: XmlDocument, chances: Chances): number =>
  chances.pick(nodesOf(document, nodeKind.element).slice(1)) ?? rootElement(document)

const anyAttribute = (document: XmlDocument, node: number, chances: Chances): string | undefined =>
  chances.pick([...attributesOf(document, node).keys()].filter((name) => !name.startsWith('xmlns')))

/** What other elements of the document say in an attribute of this name. */
const valuesElsewhere = (document: XmlDocument, name: string): readonly string[] =>
  document.attributeValues.filter((_, at) => document.names[document.attributeNames[at] ?? 0]?.qname === name)

const newValue = (document: XmlDocument, name: string, value: string, chances: Chances): string => {
  const isTime = /^\d{4,}/.test(value) && name === 'value'
  switch (chances.below(4)) {
    case 0:
      return chances.pick(valuesElsewhere(document, name)) ?? value
    case 1:
      return chances.pick(isTime ? times : codes) ?? ''
    case 2:
      return value.slice(0, chances.below(value.length + 1))
    default:
      return chances.pick([`${value}9`, ` ${value} `, value.toLowerCase(), value.toUpperCase(), `${value} ${value}`])
  }
}

const mutations: readonly [Mutation, ...Mutation[]] = [
  (_document, node) => ({ did: 'delete element', edit: { node, whole: () => '' } }),
  (_document, node) => ({ did: 'duplicate element', edit: { node, whole: (written) => written + written } }),
  (document, node, chances) => {
    const name = anyAttribute(document, node, chances)
    return name === undefined
      ? undefined
      : { did: `delete @${name}`, edit: { node, attributes: { [name]: undefined } } }
  },
  (document, node, chances) => {
    const name = anyAttribute(document, node, chances)
    if (name === undefined) return undefined
    const value = newValue(document, name, attributesOf(document, node).get(name) ?? '', chances)
    return { did: `@${name}="${value}"`, edit: { node, attributes: { [name]: value } } }
  },
  (_document, node, chances) => {
    const nullFlavor = chances.pick(flavors)
    return { did: `@nullFlavor="${nullFlavor}"`, edit: { node, attributes: { nullFlavor } } }
  },
  (document, node, chances) => {
    const text = chances.pick(texts) ?? ''
    const at = chances.pick(nodesOf(document, nodeKind.text)) ?? node
    return { did: `text "${text}"`, edit: { node: at, text } }
  },
  (document, node, chances) => {
    const isPrefixed = document.names[document.values[node] ?? 0]?.prefix !== ''
    const uri = chances.pick(['urn:hl7-org:v2', '', 'urn:hl7-org:sdtc'])
    return isPrefixed ? undefined : { did: `namespace "${uri}"`, edit: { node, attributes: { xmlns: uri } } }
  },
  (document, node, chances) => {
    const other = elementLike(document, chances)
    const copied = (document.ends[other] ?? 0) - other > 2000 ? '' : write(document, other, new Map())
    return { did: 'copy an element here', edit: { node, whole: (written) => written + copied } }
  },
  (_document, node) => ({ did: 'comment before', edit: { node, whole: (written) => `<!-- x -->${written}<?x y?>` } }),
  (document, node) => {
    const child = Array.from({ length: (document.ends[node] ?? 0) - node - 1 }, (_, at) => node + 1 + at)
    const text = child.find((at) => document.kinds[at] === nodeKind.text && document.parents[at] === node)
    return text === undefined ? undefined : { did: 'empty text', edit: { node: text, text: '' } }
  },
]

/** Changes a document in one to six places. A prefix may stand where it is not bound: the outcome is not always XML. */
export const mutate = (document: XmlDocument, chances: Chances): Mutant => {
  const edits = new Map<number, Edit>()
  const changes: string[] = []
  const wanted = 1 + chances.below(6)
  for (let tries = 0; changes.length < wanted && tries < 50; tries++) {
    const node = elementLike(document, chances)
    const made = chances.pick(mutations)(document, node, chances)
    if (made === undefined || edits.has(made.edit.node)) continue
    edits.set(made.edit.node, made.edit)
    changes.push(`${made.did} at ${node}`)
  }
  return { xml: write(document, 0, edits), changes }
}
