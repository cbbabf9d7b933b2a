import { parseXml, type XmlElement } from '../element.ts'
import { find, findAll } from '../find.ts'
import type { AttributeRule, Content, ElementType, Facets, Particle, Schema } from './types.ts'

const free: Facets = { patterns: [], enumeration: [] }

/** XML Schema patterns match the whole text; those of our contracts are regular expressions of JavaScript too. */
const patternOf = (source: string): Facets['patterns'][number] => ({
  source,
  whole: new RegExp(`^(?:${source})$`, 'u'),
})

const local = (qname: string): string => qname.slice(qname.indexOf(':') + 1)

interface Named {
  readonly simple: ReadonlyMap<string, XmlElement>
  readonly complex: ReadonlyMap<string, XmlElement>
}

const unsupported = (what: string): never => {
  throw new Error(`this reading of XML Schema does not know ${what}`)
}

const facetsOf = (qname: string | undefined, named: Named): Facets => {
  if (qname === undefined || qname === 'xs:string') return free
  const restriction = find(named.simple.get(local(qname)), 'restriction') ?? unsupported(`type ${qname}`)
  return {
    patterns: findAll(restriction, 'pattern').map(({ attributes }) => patternOf(attributes.value ?? '')),
    enumeration: findAll(restriction, 'enumeration').map(({ attributes }) => attributes.value ?? ''),
  }
}

const attributesOf = (element: XmlElement | undefined, named: Named): readonly AttributeRule[] =>
  findAll(element, 'attribute').map(({ attributes }) => ({
    name: attributes.name ?? '',
    required: attributes.use === 'required',
    facets: facetsOf(attributes.type, named),
  }))

const particleOf = (element: XmlElement, named: Named): Particle => {
  const { minOccurs = '1', maxOccurs = '1', name = '' } = element.attributes
  const max = maxOccurs === 'unbounded' ? Number.POSITIVE_INFINITY : Number(maxOccurs)
  const place = { name, min: Number(minOccurs), max }
  if (element.name === 'any') return { ...place, type: undefined }
  return element.name === 'element' ? { ...place, type: typeOf(element, named) } : unsupported(element.name)
}

const complexType = (element: XmlElement, named: Named): ElementType => {
  const extension = find(element, 'simpleContent', 'extension')
  if (extension !== undefined) {
    const content: Content = { kind: 'text', facets: facetsOf(extension.attributes.base, named) }
    return { attributes: attributesOf(extension, named), content }
  }
  const sequence = find(element, 'sequence') ?? unsupported('a complex type without a sequence')
  return {
    attributes: attributesOf(element, named),
    content: { kind: 'sequence', particles: sequence.children.map((child) => particleOf(child, named)) },
  }
}

const typeOf = (element: XmlElement, named: Named): ElementType => {
  const inline = find(element, 'complexType')
  if (inline !== undefined) return complexType(inline, named)
  const { type } = element.attributes
  const complex = named.complex.get(local(type ?? ''))
  if (complex !== undefined) return complexType(complex, named)
  return { attributes: [], content: { kind: 'text', facets: facetsOf(type, named) } }
}

const byName = (elements: readonly XmlElement[]): ReadonlyMap<string, XmlElement> =>
  new Map(elements.map((element) => [element.attributes.name ?? '', element]))

/**
 * Compiles a schema document of ours: elements, named and inline complex types made of sequences, simple content,
 * restrictions by pattern and enumeration, attributes, `any`. Compiled once, it costs a few microseconds a message.
 * @throws XmlError when the text is not XML; Error on a construct that is not in this list
 */
export const compileSchema = (text: string): Schema => {
  const root = parseXml(text)
  const named: Named = { simple: byName(findAll(root, 'simpleType')), complex: byName(findAll(root, 'complexType')) }
  const elements = findAll(root, 'element').map(
    (element) => [element.attributes.name ?? '', typeOf(element, named)] as const,
  )
  return { ns: root.attributes.targetNamespace ?? '', elements: new Map(elements) }
}
