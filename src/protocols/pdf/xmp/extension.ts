import { xmpNs } from './namespaces.ts'
import type { XmpStructure } from './predefined.ts'
import type { XmpProperty, XmpValue } from './rdf.ts'
import { isKnownType, type XmpStructures } from './types.ts'

/** A schema that the packet describes: its properties by name, and the structures that their types name. */
export interface ExtensionSchema {
  readonly ns: string
  readonly properties: ReadonlyMap<string, string>
  readonly structures: XmpStructures
}

/** What an extension schema's description does wrong, by the description's own words. */
export interface ExtensionFault {
  readonly fault: 'container' | 'undefined' | 'field' | 'type' | 'category'
  /** The name concerned, with its required prefix: `pdfaProperty:category`. */
  readonly name: string
}

export interface Extensions {
  readonly schemas: readonly ExtensionSchema[]
  readonly faults: readonly ExtensionFault[]
}

type Kind = 'Text' | 'URI' | 'Seq'
type FieldRules = Readonly<Record<string, readonly [kind: Kind, required: boolean]>>

/** The fields of each level of a description (ISO 19005-1, 6.7.8, tables 3 to 6). */
const levels = {
  pdfaSchema: {
    schema: ['Text', true],
    namespaceURI: ['URI', true],
    prefix: ['Text', true],
    property: ['Seq', true],
    valueType: ['Seq', false],
  },
  pdfaProperty: {
    name: ['Text', true],
    valueType: ['Text', true],
    category: ['Text', true],
    description: ['Text', true],
  },
  pdfaType: {
    type: ['Text', true],
    namespaceURI: ['URI', true],
    prefix: ['Text', true],
    description: ['Text', true],
    field: ['Seq', false],
  },
  pdfaField: { name: ['Text', true], valueType: ['Text', true], description: ['Text', true] },
} as const satisfies Readonly<Record<string, FieldRules>>

type Level = keyof typeof levels

const isKind = (value: XmpValue, kind: Kind): boolean => {
  if (kind === 'Seq') return value.kind === 'array' && value.array === 'Seq'
  return value.kind === 'simple' && (kind === 'Text' || !/\s/.test(value.text))
}

const fieldsOf = (value: XmpValue): readonly XmpProperty[] => (value.kind === 'struct' ? value.fields : [])
const itemsOf = (value: XmpValue | undefined): readonly XmpValue[] => (value?.kind === 'array' ? value.items : [])

const find = (value: XmpValue, level: Level, name: string): XmpValue | undefined =>
  fieldsOf(value).find((field) => field.ns === xmpNs[level] && field.name === name)?.value

const textOf = (value: XmpValue, level: Level, name: string): string | undefined => {
  const found = find(value, level, name)
  return found?.kind === 'simple' ? found.text : undefined
}

/** What one level of a description lacks, writes under another prefix, or adds. */
const faultsAt = (value: XmpValue, level: Level): readonly ExtensionFault[] => {
  const rules: FieldRules = levels[level]
  const fields = fieldsOf(value)
  const foreign = fields
    .filter(({ ns, name }) => ns !== xmpNs[level] || !Object.hasOwn(rules, name))
    .map(({ prefix, name }): ExtensionFault => ({ fault: 'undefined', name: `${prefix}:${name}` }))
  const own = Object.entries(rules).flatMap(([name, [kind, required]]): readonly ExtensionFault[] => {
    const field = fields.find((one) => one.ns === xmpNs[level] && one.name === name)
    const right = field ? field.prefix === level && isKind(field.value, kind) : !required
    return right ? [] : [{ fault: 'field', name: `${level}:${name}` }]
  })
  return [...foreign, ...own]
}

const structureOf = (type: XmpValue): readonly (readonly [string, XmpStructure])[] => {
  const name = textOf(type, 'pdfaType', 'type')
  const ns = textOf(type, 'pdfaType', 'namespaceURI')
  const fields = itemsOf(find(type, 'pdfaType', 'field')).flatMap((field): readonly (readonly [string, string])[] => {
    const own = textOf(field, 'pdfaField', 'name')
    const valueType = textOf(field, 'pdfaField', 'valueType')
    return own === undefined || valueType === undefined ? [] : [[own, valueType]]
  })
  return name === undefined || ns === undefined ? [] : [[name.trim().toLowerCase(), { ns, fields: new Map(fields) }]]
}

const unknownType = (value: XmpValue, level: 'pdfaProperty' | 'pdfaField', known: XmpStructures): boolean => {
  const type = textOf(value, level, 'valueType')
  return type !== undefined && !isKnownType(type, known)
}

const readSchema = (schema: XmpValue, faults: ExtensionFault[]): readonly ExtensionSchema[] => {
  const properties = itemsOf(find(schema, 'pdfaSchema', 'property'))
  const types = itemsOf(find(schema, 'pdfaSchema', 'valueType'))
  const structures: XmpStructures = new Map(types.flatMap(structureOf))
  faults.push(...faultsAt(schema, 'pdfaSchema'))
  for (const property of properties) {
    faults.push(...faultsAt(property, 'pdfaProperty'))
    if (unknownType(property, 'pdfaProperty', structures))
      faults.push({ fault: 'type', name: 'pdfaProperty:valueType' })
    const category = textOf(property, 'pdfaProperty', 'category')
    if (category !== undefined && category !== 'internal' && category !== 'external')
      faults.push({ fault: 'category', name: 'pdfaProperty:category' })
  }
  for (const type of types) {
    faults.push(...faultsAt(type, 'pdfaType'))
    for (const field of itemsOf(find(type, 'pdfaType', 'field'))) {
      faults.push(...faultsAt(field, 'pdfaField'))
      if (unknownType(field, 'pdfaField', structures)) faults.push({ fault: 'type', name: 'pdfaField:valueType' })
    }
  }
  const ns = textOf(schema, 'pdfaSchema', 'namespaceURI')
  if (ns === undefined) return []
  const described = properties.flatMap((property): readonly (readonly [string, string])[] => {
    const name = textOf(property, 'pdfaProperty', 'name')
    const type = textOf(property, 'pdfaProperty', 'valueType')
    return name === undefined || type === undefined ? [] : [[name, type]]
  })
  return [{ ns, properties: new Map(described), structures }]
}

/** Reads the extension schemas that a packet describes, and what is wrong with their descriptions. */
export const readExtensions = (properties: readonly XmpProperty[]): Extensions => {
  const faults: ExtensionFault[] = []
  const schemas: ExtensionSchema[] = []
  for (const { ns, name, prefix, value } of properties) {
    if (ns !== xmpNs.pdfaExtension) continue
    if (name !== 'schemas') {
      faults.push({ fault: 'undefined', name: `${prefix}:${name}` })
      continue
    }
    if (prefix !== 'pdfaExtension' || value.kind !== 'array' || value.array !== 'Bag')
      faults.push({ fault: 'container', name: 'pdfaExtension:schemas' })
    for (const schema of itemsOf(value)) schemas.push(...readSchema(schema, faults))
  }
  return { schemas, faults }
}
