import type { XmlElement } from '../../xml/element.ts'
import { find, findAll, textAt } from '../../xml/find.ts'
import { attention, existenceTestReason, hl7 } from './names.ts'

/** HL7 v3 instance identifier of a patient: the OID of the INS and the matricule of 15 characters. */
export interface PatientIdentifier {
  readonly root: string
  readonly extension: string
}

/** HL7 v3 instance identifier of a message, a query or a device; official samples write an extension under their own root. */
export interface InstanceIdentifier {
  readonly root: string | undefined
  readonly extension?: string | undefined
}

/** What a PRPA_IN201307UV02 asks about one patient: an existence test (TD0.2) or administrative data (TD1.3a). */
export interface PatientQuery {
  /** `TEST_EXST`, `CNSLT_DATA`. */
  readonly reason: string | undefined
  readonly messageId: InstanceIdentifier
  readonly queryId: InstanceIdentifier
  readonly sender: { readonly id: InstanceIdentifier; readonly softwareName: string | undefined }
  readonly patient: PatientIdentifier | undefined
}

export type ExistenceTest = PatientQuery

const identifier = (element: XmlElement | undefined): PatientIdentifier | undefined => {
  const { root, extension } = element?.attributes ?? {}
  return root === undefined || extension === undefined ? undefined : { root, extension }
}

const instance = (element: XmlElement | undefined): InstanceIdentifier => ({
  root: element?.attributes.root,
  extension: element?.attributes.extension,
})

/** The typed view of a PRPA_IN201307UV02, or undefined for another message. */
export const readPatientQuery = (body: XmlElement): PatientQuery | undefined => {
  if (body.ns !== hl7 || body.name !== 'PRPA_IN201307UV02') return undefined
  const act = find(body, 'controlActProcess')
  const query = find(act, 'queryByParameter')
  const device = find(body, 'sender', 'device')
  return {
    reason: find(act, 'reasonCode')?.attributes.code,
    messageId: instance(find(body, 'id')),
    queryId: instance(find(query, 'queryId')),
    sender: { id: instance(find(device, 'id')), softwareName: textAt(device, 'softwareName') },
    patient: identifier(find(query, 'parameterList', 'patientIdentifier', 'value')),
  }
}

/** A PRPA_IN201307UV02 whose reason is the existence test, or undefined for anything else (TD1.3a, another message). */
export const readExistenceTest = (body: XmlElement): ExistenceTest | undefined => {
  const query = readPatientQuery(body)
  return query?.reason === existenceTestReason ? query : undefined
}

/** What the DMP answers to TD0.2. */
export interface ExistenceAnswer {
  /** `AA` accepted, `AE` or `AR` refused. */
  readonly acknowledgement: string | undefined
  /** Code of acknowledgementDetail, when refused: `DMPAccessDeniedByRightsService`… */
  readonly errorCode: string | undefined
  /** `OK` found, `NF` not found. */
  readonly responseCode: string | undefined
  /** `active` for an open DMP. */
  readonly statusCode: string | undefined
  readonly autorisation: string | undefined
  readonly medecinTraitant: boolean | undefined
  readonly patientIds: readonly PatientIdentifier[]
}

const keyword = (line: XmlElement): string | undefined => {
  const word = find(line, 'keyWordText')
  return word?.attributes.code ?? word?.text.trim()
}

const attentionValue = (body: XmlElement, code: string): XmlElement | undefined =>
  find(
    findAll(body, 'attentionLine').find((line) => keyword(line) === code),
    'value',
  )

/** The typed view of a PRPA_IN201308UV02, or undefined for another message. */
export const readExistenceAnswer = (body: XmlElement): ExistenceAnswer | undefined => {
  if (body.ns !== hl7 || body.name !== 'PRPA_IN201308UV02') return undefined
  const acknowledgement = find(body, 'acknowledgement')
  const act = find(body, 'controlActProcess')
  const patient = find(act, 'subject', 'registrationEvent', 'subject1', 'patient')
  const traitant = attentionValue(body, attention.medecinTraitant.code)?.attributes.value
  return {
    acknowledgement: find(acknowledgement, 'typeCode')?.attributes.code ?? acknowledgement?.attributes.typeCode,
    errorCode: find(acknowledgement, 'acknowledgementDetail', 'code')?.attributes.code,
    responseCode: find(act, 'queryAck', 'queryResponseCode')?.attributes.code,
    statusCode: find(patient, 'statusCode')?.attributes.code,
    autorisation: attentionValue(body, attention.autorisation.code)?.attributes.code,
    medecinTraitant: traitant === undefined ? undefined : traitant === 'true',
    patientIds: findAll(patient, 'id')
      .map(identifier)
      .filter((id) => id !== undefined),
  }
}

/** Whether the answer says that the DMP exists and is open, so that it can be fed. */
export const dmpIsOpen = (answer: ExistenceAnswer): boolean =>
  answer.acknowledgement === 'AA' && answer.responseCode === 'OK' && answer.statusCode === 'active'
