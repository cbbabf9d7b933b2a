import type { XmlElement } from '../../xml/element.ts'
import { find, findAll, type Step } from '../../xml/find.ts'
import { ns } from './uuids.ts'

const query = 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0'

/** Ids of the stored queries that the DMP knows (IHE ITI TF-2, 3.18.4.1.2.3.7). */
export const storedQuery = {
  findDocuments: 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d',
  findSubmissionSets: 'urn:uuid:f26abbcb-ac74-4422-8a30-edb644bbc1a9',
  getDocuments: 'urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4',
} as const

/** An ITI-18 request. */
export interface StoredQuery {
  readonly id: string
  /** `LeafClass` gives whole objects, `ObjectRef` their ids. */
  readonly returnType: string | undefined
  /** Values by parameter name: one group a slot, all of which must hold; any value of a group will do. */
  readonly parameters: ReadonlyMap<string, readonly (readonly string[])[]>
}

/** `'one'`, `('one','two')` or a number: strings are between quotes, and double those they contain. */
export const parameterValues = (written: string): readonly string[] => {
  const inside = written.trim().replace(/^\(([\s\S]*)\)$/, '$1')
  const found = [...inside.matchAll(/'((?:[^']|'')*)'|([^\s,']+)/g)]
  return found.map(([, quoted, bare]) => quoted?.replaceAll("''", "'") ?? bare ?? '')
}

const rim = (name: string): Step => [ns.rim, name]

/** The typed view of an AdhocQueryRequest, or undefined for another message. */
export const readStoredQuery = (body: XmlElement): StoredQuery | undefined => {
  if (body.ns !== query || body.name !== 'AdhocQueryRequest') return undefined
  const adhoc = find(body, rim('AdhocQuery'))
  const parameters = new Map<string, (readonly string[])[]>()
  for (const slot of findAll(adhoc, rim('Slot'))) {
    const name = slot.attributes.name ?? ''
    const values = findAll(slot, rim('ValueList'), rim('Value')).flatMap(({ text }) => parameterValues(text))
    parameters.set(name, [...(parameters.get(name) ?? []), values])
  }
  return { id: adhoc?.attributes.id ?? '', returnType: find(body, 'ResponseOption')?.attributes.returnType, parameters }
}
