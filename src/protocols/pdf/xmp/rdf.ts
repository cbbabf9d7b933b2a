import { readTree, type XmlNode, type XmpName } from './tree.ts'

export const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const xml = 'http://www.w3.org/XML/1998/namespace'

/** A value of the XMP data model (XMP Specification 2004, 2). */
export type XmpValue =
  | { readonly kind: 'simple'; readonly text: string; readonly lang: string | undefined }
  | { readonly kind: 'array'; readonly array: 'Bag' | 'Seq' | 'Alt'; readonly items: readonly XmpValue[] }
  | { readonly kind: 'struct'; readonly fields: readonly XmpProperty[] }

export interface XmpProperty extends XmpName {
  readonly value: XmpValue
}

/** What a packet says; `valid` is false where it is no RDF as XMP writes it, and the properties are those read before. */
export interface XmpModel {
  readonly valid: boolean
  readonly properties: readonly XmpProperty[]
}

class NotXmp extends Error {}

const is = (node: XmpName, ...names: readonly string[]): boolean => node.ns === rdf && names.includes(node.name)

const simple = (text: string, lang: string | undefined): XmpValue => ({ kind: 'simple', text, lang })

const hasText = (node: XmlNode): boolean => node.text.trim() !== ''

/** Two properties of one name in one place are not told apart: XMP refuses them. */
class Properties {
  readonly list: XmpProperty[] = []
  private readonly names = new Set<string>()

  add(property: XmpProperty): void {
    const name = `${property.ns} ${property.name}`
    if (property.ns === '' || this.names.has(name)) throw new NotXmp()
    this.names.add(name)
    this.list.push(property)
  }
}

const langOf = (node: XmlNode): string | undefined =>
  node.attributes.find(({ ns, name }) => ns === xml && name === 'lang')?.value

/** Attributes that are properties written short. */
const shortOf = (node: XmlNode): readonly XmpProperty[] =>
  node.attributes
    .filter(({ ns }) => ns !== rdf && ns !== xml)
    .map(({ ns, name, prefix, value }) => ({ ns, name, prefix, value: simple(value, undefined) }))

/** A structure that holds `rdf:value` is that value with qualifiers. */
const structOf = (fields: readonly XmpProperty[], lang: string | undefined): XmpValue => {
  const value = fields.find((field) => is(field, 'value'))
  if (!value) return { kind: 'struct', fields }
  return value.value.kind === 'simple' ? simple(value.value.text, value.value.lang ?? lang) : value.value
}

const fieldsOf = (node: XmlNode): readonly XmpProperty[] => {
  const fields = new Properties()
  for (const short of shortOf(node)) fields.add(short)
  const value = node.attributes.find((attribute) => is(attribute, 'value'))
  if (value) fields.add({ ...value, value: simple(value.value, undefined) })
  for (const child of node.children) fields.add(propertyOf(child))
  return fields.list
}

const arrayOf = (node: XmlNode): XmpValue => {
  if (hasText(node) || node.children.some((child) => !is(child, 'li'))) throw new NotXmp()
  return { kind: 'array', array: node.name as 'Bag' | 'Seq' | 'Alt', items: node.children.map(readValueOf) }
}

/** The value of a property element, or of an item. */
const readValueOf = (node: XmlNode): XmpValue => {
  const lang = langOf(node)
  const parseType = node.attributes.find((attribute) => is(attribute, 'parseType'))?.value
  if (parseType === 'Resource') return structOf(fieldsOf(node), lang)
  if (parseType !== undefined) {
    if (parseType === 'Literal') return simple(node.text, lang)
    throw new NotXmp()
  }
  const resource = node.attributes.find((attribute) => is(attribute, 'resource'))
  const [only, ...others] = node.children
  if (only === undefined) {
    const short = shortOf(node)
    if (hasText(node) && (resource || short.length > 0)) throw new NotXmp()
    if (resource) return simple(resource.value, lang)
    const value = node.attributes.find((attribute) => is(attribute, 'value'))
    if (value) return simple(value.value, lang)
    return short.length > 0 ? structOf(short, lang) : simple(node.text, lang)
  }
  if (others.length > 0 || hasText(node) || resource) throw new NotXmp()
  if (is(only, 'Bag', 'Seq', 'Alt')) return arrayOf(only)
  if (only.ns === rdf && only.name !== 'Description') throw new NotXmp()
  if (hasText(only)) throw new NotXmp()
  return structOf(fieldsOf(only), lang)
}

/** A description names what it is about, and the rest of its attributes are properties, that have a namespace. */
const wellNamed = (node: XmlNode): boolean =>
  node.attributes.every(({ ns, name }) => (ns === rdf || ns === '' ? ['about', 'ID', 'nodeID'].includes(name) : true))

const propertyOf = (node: XmlNode): XmpProperty => ({
  ns: node.ns,
  name: node.name,
  prefix: node.prefix,
  value: readValueOf(node),
})

const rootOf = (tree: XmlNode): XmlNode | undefined =>
  is(tree, 'RDF') ? tree : tree.children.find((child) => is(child, 'RDF'))

/** Reads the properties of a packet. */
export const readModel = (text: string): XmpModel => {
  const properties = new Properties()
  const tree = readTree(text)
  const root = tree && rootOf(tree)
  if (!root) return { valid: false, properties: [] }
  const abouts = new Set<string>()
  try {
    for (const node of root.children) {
      if (!is(node, 'Description') || hasText(node) || !wellNamed(node)) throw new NotXmp()
      const about = node.attributes.find((attribute) => is(attribute, 'about') || attribute.name === 'about')
      if (about?.value) abouts.add(about.value)
      for (const short of shortOf(node)) if (short.ns !== '') properties.add(short)
      for (const child of node.children) properties.add(propertyOf(child))
    }
  } catch (error) {
    if (error instanceof NotXmp) return { valid: false, properties: properties.list }
    throw error
  }
  return { valid: abouts.size < 2, properties: properties.list }
}
