import { type Extensions, readExtensions } from './extension.ts'
import { xmpNs } from './namespaces.ts'
import { readPacket } from './packet.ts'
import { predefinedSchemas } from './predefined.ts'
import { readModel, type XmpModel, type XmpProperty } from './rdf.ts'
import { isOfType, type XmpStructures } from './types.ts'

/** What PDF/A-1 thinks of one property: it is of no schema that is known or described, or its value is of another type. */
export interface PropertyJudgement {
  readonly property: XmpProperty
  /** The type asked for; undefined where no schema has the property. */
  readonly type: string | undefined
  readonly typed: boolean
}

/** An XMP packet read for PDF/A-1. */
export interface Xmp extends XmpModel {
  readonly header: ReadonlySet<string> | undefined
  readonly extensions: Extensions
}

export const readXmp = (bytes: Uint8Array): Xmp => {
  const { text, header } = readPacket(bytes)
  const model = readModel(text)
  return { ...model, header, extensions: readExtensions(model.properties) }
}

/** Finds each property's schema: described in the packet, else predefined. */
export const judgeProperties = ({ properties, extensions }: Xmp): readonly PropertyJudgement[] => {
  const described = new Map<string, readonly [type: string, structures: XmpStructures]>()
  for (const { ns, properties: own, structures } of extensions.schemas)
    for (const [name, type] of own) described.set(`${ns} ${name}`, [type, structures])
  return properties
    .filter(({ ns }) => ns !== xmpNs.pdfaExtension)
    .map((property) => {
      const { ns, name, value } = property
      const [own, structures = none] = described.get(`${ns} ${name}`) ?? []
      const type = own ?? predefinedSchemas.get(ns)?.get(name)
      return { property, type, typed: type === undefined || isOfType(value, type, structures) }
    })
}

const none: XmpStructures = new Map()

/** The property of this name, if it is written. */
export const propertyNamed = (xmp: Xmp | undefined, ns: string, name: string): XmpProperty | undefined =>
  xmp?.properties.find((property) => property.ns === ns && property.name === name)
