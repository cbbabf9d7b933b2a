import { randomUUID } from 'node:crypto'
import type { Coded } from '../../../src/protocols/xds/types.ts'
import { el, type Markup } from '../../../src/xml/write.ts'

const registryObject = 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject'
const freshId = (): string => `urn:uuid:${randomUUID()}`

export const slot = (slotName: string, ...values: readonly string[]): Markup =>
  el(
    'rim:Slot',
    { name: slotName },
    el(
      'rim:ValueList',
      {},
      values.map((value) => el('rim:Value', {}, value)),
    ),
  )

export const name = (element: 'Name' | 'Description', value: string): Markup =>
  el(`rim:${element}`, {}, el('rim:LocalizedString', { 'xml:lang': 'FR', charset: 'UTF8', value }))

/** `node` is the code, empty for an author. */
export const classification = (object: string, scheme: string, node: string, ...content: readonly Markup[]): Markup =>
  el(
    'rim:Classification',
    {
      id: freshId(),
      objectType: `${registryObject}:Classification`,
      classificationScheme: scheme,
      classifiedObject: object,
      nodeRepresentation: node,
    },
    ...content,
  )

export const coded = (object: string, scheme: string, value: Coded): Markup =>
  classification(object, scheme, value.code, slot('codingScheme', value.scheme), name('Name', value.label ?? ''))

export const externalIdentifier = (object: string, scheme: string, label: string, value: string): Markup =>
  el(
    'rim:ExternalIdentifier',
    {
      id: freshId(),
      objectType: `${registryObject}:ExternalIdentifier`,
      registryObject: object,
      identificationScheme: scheme,
      value,
    },
    name('Name', label),
  )
