import { parseXml, type XmlElement } from '../../xml/element.ts'
import { descendants, find, findAll } from '../../xml/find.ts'
import {
  actorOf,
  bodyOf,
  codeOf,
  documentationOfOf,
  idOf,
  idsOf,
  organizationOf,
  recordTargetOf,
  relatedDocumentOf,
  tidyTextAt,
  valueAt,
} from './parts.ts'
import type { CdaHeader } from './types.ts'

export const hl7v3 = 'urn:hl7-org:v3'

/**
 * The ClinicalDocument of an XML document: its root, or what a signature or a style sheet ("auto-présentable")
 * wraps. Undefined when there is none.
 */
export const clinicalDocumentOf = (root: XmlElement): XmlElement | undefined =>
  isClinicalDocument(root) ? root : descendants(root, hl7v3, 'ClinicalDocument')[0]

export const isClinicalDocument = (root: XmlElement): boolean => root.ns === hl7v3 && root.name === 'ClinicalDocument'

/**
 * The typed view of a CDA header (volet Structuration minimale). Missing parts never throw: they are undefined or empty,
 * as is everything when the XML holds no ClinicalDocument.
 * @throws XmlError when the input is not well-formed XML
 */
export const readCdaHeader = (input: string | Uint8Array | XmlElement): CdaHeader => {
  const root = typeof input === 'string' || input instanceof Uint8Array ? parseXml(input) : input
  const document = clinicalDocumentOf(root)
  const signer = find(document, 'legalAuthenticator')
  return {
    templateIds: idsOf(findAll(document, 'templateId')),
    id: idOf(find(document, 'id')),
    code: codeOf(find(document, 'code')),
    title: tidyTextAt(document, 'title'),
    effectiveTime: valueAt(document, 'effectiveTime'),
    confidentialityCode: codeOf(find(document, 'confidentialityCode')),
    languageCode: find(document, 'languageCode')?.attributes.code,
    setId: idOf(find(document, 'setId')),
    versionNumber: valueAt(document, 'versionNumber'),
    recordTargets: findAll(document, 'recordTarget').map(recordTargetOf),
    authors: findAll(document, 'author').map((author) => actorOf(author, find(author, 'assignedAuthor'))),
    custodian: organizationOf(find(document, 'custodian', 'assignedCustodian', 'representedCustodianOrganization')),
    legalAuthenticator: signer && {
      ...actorOf(signer, find(signer, 'assignedEntity')),
      signatureCode: find(signer, 'signatureCode')?.attributes.code,
    },
    documentationOf: findAll(document, 'documentationOf').map(documentationOfOf),
    relatedDocuments: findAll(document, 'relatedDocument').map(relatedDocumentOf),
    healthcareFacility: codeOf(
      find(document, 'componentOf', 'encompassingEncounter', 'location', 'healthCareFacility', 'code'),
    ),
    body: bodyOf(find(document, 'component')),
    isWrapped: document !== undefined && document !== root,
  }
}
