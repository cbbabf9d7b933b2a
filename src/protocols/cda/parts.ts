import type { XmlElement } from '../../xml/element.ts'
import { find, findAll, type Step, textAt } from '../../xml/find.ts'
import type {
  CdaActor,
  CdaBody,
  CdaCode,
  CdaId,
  CdaOrganization,
  DocumentationOf,
  RecordTarget,
  RelatedDocument,
} from './types.ts'

/** Some authors break names and ids over lines; data types of HL7 v3 do not count that space. */
const tidy = (text: string | undefined): string | undefined => {
  const tidied = text?.replace(/\s+/g, ' ').trim()
  return tidied === '' ? undefined : tidied
}

export const tidyTextAt = (from: XmlElement | undefined, ...path: readonly Step[]): string | undefined =>
  tidy(textAt(from, ...path))

export const idOf = (element: XmlElement | undefined): CdaId | undefined => {
  const root = element?.attributes.root
  return root === undefined ? undefined : { root, extension: element?.attributes.extension }
}

export const idsOf = (elements: readonly XmlElement[]): readonly CdaId[] =>
  elements.map(idOf).filter((id) => id !== undefined)

export const codeOf = (element: XmlElement | undefined): CdaCode | undefined =>
  element && {
    code: element.attributes.code ?? '',
    codeSystem: element.attributes.codeSystem ?? '',
    displayName: element.attributes.displayName,
  }

export const valueAt = (from: XmlElement | undefined, ...path: readonly Step[]): string | undefined =>
  find(from, ...path)?.attributes.value

const qualified = (name: XmlElement | undefined, part: 'family' | 'given', qualifier: string | undefined) =>
  tidy(findAll(name, part).find((element) => element.attributes.qualifier === qualifier)?.text)

export const recordTargetOf = (element: XmlElement): RecordTarget => {
  const role = find(element, 'patientRole')
  const patient = find(role, 'patient')
  const name = find(patient, 'name')
  return {
    ids: idsOf(findAll(role, 'id')),
    birthFamily: qualified(name, 'family', 'BR'),
    usedFamily: qualified(name, 'family', 'CL'),
    givenNames: qualified(name, 'given', undefined)?.split(' ') ?? [],
    firstGiven: qualified(name, 'given', 'BR'),
    usedGiven: qualified(name, 'given', 'CL'),
    gender: find(patient, 'administrativeGenderCode')?.attributes.code,
    birthTime: valueAt(patient, 'birthTime'),
    birthPlaceCog: tidyTextAt(patient, 'birthplace', 'place', 'addr', 'county'),
  }
}

/** `role` is an assignedAuthor or an assignedEntity; `time` stands in its parent. */
export const actorOf = (participation: XmlElement, role: XmlElement | undefined): CdaActor => {
  const organization = find(role, 'representedOrganization')
  return {
    time: valueAt(participation, 'time'),
    id: idOf(find(role, 'id')),
    personFamily: tidyTextAt(role, 'assignedPerson', 'name', 'family'),
    personGiven: tidyTextAt(role, 'assignedPerson', 'name', 'given'),
    specialty: codeOf(find(role, 'code')),
    functionCode: codeOf(find(participation, 'functionCode')),
    organizationId: idOf(find(organization, 'id')),
    organizationName: tidyTextAt(organization, 'name'),
  }
}

export const organizationOf = (element: XmlElement | undefined): CdaOrganization | undefined =>
  element && { id: idOf(find(element, 'id')), name: tidyTextAt(element, 'name') }

export const documentationOfOf = (element: XmlElement): DocumentationOf => {
  const event = find(element, 'serviceEvent')
  const performer = find(event, 'performer')
  const entity = find(performer, 'assignedEntity')
  return {
    code: codeOf(find(event, 'code')),
    effectiveTimeLow: valueAt(event, 'effectiveTime', 'low'),
    effectiveTimeHigh: valueAt(event, 'effectiveTime', 'high'),
    performer: performer && actorOf(performer, entity),
    practiceSetting: codeOf(find(entity, 'representedOrganization', 'standardIndustryClassCode')),
  }
}

export const relatedDocumentOf = (element: XmlElement): RelatedDocument => ({
  typeCode: element.attributes.typeCode,
  id: idOf(find(element, 'parentDocument', 'id')),
})

export const bodyOf = (component: XmlElement | undefined): CdaBody | undefined => {
  if (find(component, 'structuredBody')) return { kind: 'structuredBody' }
  if (!find(component, 'nonXMLBody')) return undefined
  const text = find(component, 'nonXMLBody', 'text')
  const representation = text?.attributes.representation
  const content = text?.text ?? ''
  return {
    kind: 'nonXMLBody',
    mediaType: text?.attributes.mediaType,
    representation,
    bytes: representation === 'B64' ? Buffer.from(content, 'base64') : new TextEncoder().encode(content),
  }
}
