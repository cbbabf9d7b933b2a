import type { XmlElement } from '../../xml/element.ts'
import { descendants, find, findAll, type Step } from '../../xml/find.ts'
import type { Association, Coded, DocumentEntry, Metadata, Slots, SubmissionSet, XdsAuthor } from './types.ts'
import { documentEntryScheme, ns, submissionSetScheme } from './uuids.ts'

const rim = (name: string): Step => [ns.rim, name]

const slotsOf = (element: XmlElement): Slots =>
  Object.fromEntries(
    findAll(element, rim('Slot')).map((slot) => [
      slot.attributes.name ?? '',
      findAll(slot, rim('ValueList'), rim('Value')).map((value) => value.text.trim()),
    ]),
  )

/** First LocalizedString of a Name or Description. */
const localized = (element: XmlElement, name: 'Name' | 'Description'): string | undefined =>
  find(element, rim(name), rim('LocalizedString'))?.attributes.value

const classificationsOf = (element: XmlElement, scheme: string): readonly XmlElement[] =>
  findAll(element, rim('Classification')).filter(
    (classification) => classification.attributes.classificationScheme === scheme,
  )

const codesOf = (element: XmlElement, scheme: string): readonly Coded[] =>
  classificationsOf(element, scheme).map((classification) => ({
    code: classification.attributes.nodeRepresentation ?? '',
    scheme: slotsOf(classification).codingScheme?.[0] ?? '',
    label: localized(classification, 'Name'),
  }))

const authorsOf = (element: XmlElement, scheme: string): readonly XdsAuthor[] =>
  classificationsOf(element, scheme).map((classification) => {
    const slots = slotsOf(classification)
    return {
      person: slots.authorPerson?.[0],
      institutions: slots.authorInstitution ?? [],
      specialty: slots.authorSpecialty?.[0],
      role: slots.authorRole?.[0],
    }
  })

const externalId = (element: XmlElement, scheme: string): string | undefined =>
  findAll(element, rim('ExternalIdentifier')).find(({ attributes }) => attributes.identificationScheme === scheme)
    ?.attributes.value

const documentEntryOf = (element: XmlElement): DocumentEntry => ({
  entryUuid: element.attributes.id,
  mimeType: element.attributes.mimeType,
  title: localized(element, 'Name'),
  uniqueId: externalId(element, documentEntryScheme.uniqueId),
  patientId: externalId(element, documentEntryScheme.patientId),
  classCode: codesOf(element, documentEntryScheme.classCode)[0],
  typeCode: codesOf(element, documentEntryScheme.typeCode)[0],
  formatCode: codesOf(element, documentEntryScheme.formatCode)[0],
  confidentialityCodes: codesOf(element, documentEntryScheme.confidentialityCode),
  healthcareFacilityTypeCode: codesOf(element, documentEntryScheme.healthcareFacilityTypeCode)[0],
  practiceSettingCode: codesOf(element, documentEntryScheme.practiceSettingCode)[0],
  eventCodes: codesOf(element, documentEntryScheme.eventCodeList),
  authors: authorsOf(element, documentEntryScheme.author),
  slots: slotsOf(element),
})

const submissionSetOf = (element: XmlElement): SubmissionSet => ({
  entryUuid: element.attributes.id,
  title: localized(element, 'Name'),
  description: localized(element, 'Description'),
  uniqueId: externalId(element, submissionSetScheme.uniqueId),
  sourceId: externalId(element, submissionSetScheme.sourceId),
  patientId: externalId(element, submissionSetScheme.patientId),
  contentTypeCode: codesOf(element, submissionSetScheme.contentTypeCode)[0],
  authors: authorsOf(element, submissionSetScheme.author),
  slots: slotsOf(element),
})

const associationOf = (element: XmlElement): Association => ({
  type: element.attributes.associationType,
  source: element.attributes.sourceObject,
  target: element.attributes.targetObject,
  slots: slotsOf(element),
})

/** A package is a submission set when a classification node says so, inside it or beside it in the list. */
const isSubmissionSet = (list: XmlElement, element: XmlElement): boolean =>
  [...findAll(list, rim('Classification')), ...findAll(element, rim('Classification'))].some(
    ({ attributes }) =>
      attributes.classificationNode === submissionSetScheme.classificationNode &&
      attributes.classifiedObject === element.attributes.id,
  )

/**
 * The typed view of XDS.b metadata: an `lcm:SubmitObjectsRequest`, or anything that wraps one (the XDS
 * ProvideAndRegisterDocumentSetRequest, a SOAP body). Empty when there is none.
 */
export const readMetadata = (root: XmlElement): Metadata => {
  const isRequest = root.ns === ns.lcm && root.name === 'SubmitObjectsRequest'
  const request = isRequest ? root : descendants(root, ns.lcm, 'SubmitObjectsRequest')[0]
  const list = find(request, rim('RegistryObjectList'))
  const submissionSet = list && findAll(list, rim('RegistryPackage')).find((item) => isSubmissionSet(list, item))
  return {
    submissionSet: submissionSet && submissionSetOf(submissionSet),
    documentEntries: findAll(list, rim('ExtrinsicObject')).map(documentEntryOf),
    associations: findAll(list, rim('Association')).map(associationOf),
  }
}
