import { createHash, randomUUID } from 'node:crypto'
import { readCdaHeader } from '../../../src/protocols/cda/header.ts'
import { compact, utcOf } from '../../../src/protocols/cda/timestamp.ts'
import type { CdaHeader } from '../../../src/protocols/cda/types.ts'
import { isInsOid } from '../../../src/protocols/ins/matricule.ts'
import { formatCx, formatXcn, formatXon } from '../../../src/protocols/xds/cx.ts'
import type { Coded } from '../../../src/protocols/xds/types.ts'
import { associationType, documentEntryScheme, ns, submissionSetScheme } from '../../../src/protocols/xds/uuids.ts'
import { el, type Markup } from '../../../src/xml/write.ts'
import type { ProductContext, StoredDocument } from '../context.ts'
import { defect } from '../defect.ts'
import { documentTypes, domains, practiceCodes } from './codes.ts'
import { classification, coded, externalIdentifier, name, slot } from './ebrim.ts'
import { freshOid } from './oid.ts'

/** What one document's entry says, read back from its CDA: metadata and header cannot drift apart, save by a defect. */
interface EntryFacts {
  readonly header: CdaHeader
  readonly patientId: string
  readonly sourcePatientId: string
  readonly authorPerson: string
  readonly authorInstitution: string
  readonly typeCode: Coded
  readonly classCode: Coded
}

const patientIds = (header: CdaHeader): { patientId: string; sourcePatientId: string } => {
  const ids = header.recordTargets[0]?.ids ?? []
  const local = ids.find(({ root }) => !isInsOid(root))
  const ins = ids.find(({ root }) => isInsOid(root))
  const sourcePatientId = formatCx({ id: local?.extension ?? '', oid: local?.root ?? '', type: 'PI' })
  return {
    sourcePatientId,
    patientId: ins ? formatCx({ id: ins.extension ?? '', oid: ins.root, type: 'NH' }) : sourcePatientId,
  }
}

export const metadataTypeDiffersFromCda = defect(
  'dmp.metadata-type-differs-from-cda',
  'fail',
  ['dmp.metadataTypeIsTheCdaOne'],
  'Le typeCode des métadonnées diffère du CDA',
  'The typeCode of the metadata differs from the CDA',
)

export const metadataPatientDiffers = defect(
  'dmp.metadata-patient-differs',
  'fail',
  ['dmp.metadataPatientIsTheCdaOne', 'dmp.metadataPatientIsTheIns', 'dmp.submissionIsForTheVihfPatient'],
  'Le patientId des métadonnées est celui d’un autre patient',
  'The patientId of the metadata is another patient’s',
)

export const metadataAuthorDiffers = defect(
  'dmp.metadata-author-differs',
  'fail',
  ['dmp.metadataAuthorIsTheCdaOne'],
  'L’auteur des métadonnées diffère du CDA',
  'The author of the metadata differs from the CDA',
)

const factsOf = (stored: StoredDocument, context: ProductContext): EntryFacts => {
  const header = readCdaHeader(stored.cda)
  const author = header.authors[0]
  const { patientId, sourcePatientId } = patientIds(header)
  const stated = header.code?.code ?? stored.typeCode
  const typeCode = context.has(metadataTypeDiffersFromCda) ? (stated === '11488-4' ? '60591-5' : '11488-4') : stated
  const type = documentTypes[typeCode]
  return {
    header,
    sourcePatientId,
    // NESSI RUTH, another public identity of the INSi test set.
    patientId: context.has(metadataPatientDiffers) ? patientId.replace(/^[^^]*/, '277076322082910') : patientId,
    authorPerson: formatXcn({
      id: context.has(metadataAuthorDiffers) ? '899900099999' : (author?.id?.extension ?? ''),
      family: author?.personFamily ?? '',
      given: author?.personGiven ?? '',
      oid: domains.professionals,
      type: 'IDNPS',
    }),
    authorInstitution: formatXon({
      name: author?.organizationName ?? '',
      oid: domains.structures,
      type: 'IDNST',
      id: author?.organizationId?.extension ?? '',
    }),
    typeCode: { code: typeCode, scheme: type?.codeSystem ?? '', label: type?.label },
    classCode: {
      code: type?.classCode.code ?? '',
      scheme: practiceCodes.classScheme,
      label: type?.classCode.label,
    },
  }
}

const authorSlots = (facts: EntryFacts): readonly Markup[] => [
  slot('authorPerson', facts.authorPerson),
  slot('authorInstitution', facts.authorInstitution),
  slot(
    'authorSpecialty',
    `${practiceCodes.specialty.code}^${practiceCodes.specialty.label}^${practiceCodes.specialty.scheme}`,
  ),
]

const patientInfo = (header: CdaHeader): Markup => {
  const patient = header.recordTargets[0]
  return slot(
    'sourcePatientInfo',
    `PID-5|${patient?.birthFamily ?? ''}^${patient?.firstGiven ?? ''}^^^^^L`,
    `PID-7|${patient?.birthTime ?? ''}`,
    `PID-8|${patient?.gender ?? ''}`,
  )
}

const documentEntry = (id: string, stored: StoredDocument, facts: EntryFacts, uri: string | undefined): Markup => {
  const { header } = facts
  const scheme = documentEntryScheme
  const utc = (time: string | undefined): string => utcOf(time ?? '') ?? ''
  return el(
    'rim:ExtrinsicObject',
    { id, mimeType: 'text/xml', objectType: scheme.stable },
    slot('creationTime', utc(header.effectiveTime)),
    slot('languageCode', header.languageCode ?? ''),
    slot('legalAuthenticator', facts.authorPerson),
    slot('serviceStartTime', utc(header.documentationOf[0]?.effectiveTimeLow)),
    slot('sourcePatientId', facts.sourcePatientId),
    patientInfo(header),
    slot('hash', createHash('sha1').update(stored.cda).digest('hex')),
    slot('size', String(stored.cda.byteLength)),
    uri === undefined ? undefined : slot('URI', uri),
    name('Name', stored.title),
    classification(id, scheme.author, '', ...authorSlots(facts)),
    coded(id, scheme.classCode, facts.classCode),
    coded(id, scheme.confidentialityCode, practiceCodes.confidentiality),
    coded(id, scheme.formatCode, practiceCodes.format),
    coded(id, scheme.healthcareFacilityTypeCode, practiceCodes.facility),
    coded(id, scheme.practiceSettingCode, practiceCodes.setting),
    coded(id, scheme.typeCode, facts.typeCode),
    externalIdentifier(id, scheme.patientId, 'XDSDocumentEntry.patientId', facts.patientId),
    externalIdentifier(id, scheme.uniqueId, 'XDSDocumentEntry.uniqueId', header.id?.root ?? ''),
  )
}

const submissionSet = (id: string, title: string, facts: EntryFacts, uniqueId: string): Markup => {
  const scheme = submissionSetScheme
  return el(
    'rim:RegistryPackage',
    { id },
    slot('submissionTime', compact(new Date())),
    name('Name', title),
    el('rim:Classification', {
      id: `urn:uuid:${randomUUID()}`,
      classifiedObject: id,
      classificationNode: scheme.classificationNode,
    }),
    classification(id, scheme.author, '', ...authorSlots(facts)),
    coded(id, scheme.contentTypeCode, practiceCodes.contentType),
    externalIdentifier(id, scheme.patientId, 'XDSSubmissionSet.patientId', facts.patientId),
    externalIdentifier(id, scheme.sourceId, 'XDSSubmissionSet.sourceId', domains.localPatients),
    externalIdentifier(id, scheme.uniqueId, 'XDSSubmissionSet.uniqueId', uniqueId),
  )
}

const hasMember = (source: string, target: string): Markup =>
  el(
    'rim:Association',
    {
      id: `urn:uuid:${randomUUID()}`,
      associationType: associationType.hasMember,
      sourceObject: source,
      targetObject: target,
    },
    slot('SubmissionSetStatus', 'Original'),
  )

export const submissionIdReused = defect(
  'dmp.submission-id-reused',
  'warn',
  ['dmp.submissionIdsAreNew'],
  'Chaque lot soumis a le même uniqueId',
  'Each submission set has the same uniqueId',
)

/**
 * The ebRIM 3 request that submits these documents of one patient. `uri` names each file in an XDM archive.
 * @throws RangeError when there is no document: a submission set describes at least one
 */
export const submitObjectsRequest = (
  documents: readonly StoredDocument[],
  context: ProductContext,
  uri?: (index: number) => string,
): Markup => {
  const entries = documents.map((stored) => ({
    id: `urn:uuid:${randomUUID()}`,
    stored,
    facts: factsOf(stored, context),
  }))
  const [first] = entries
  if (first === undefined) throw new RangeError('a submission set needs at least one document')
  const set = `urn:uuid:${randomUUID()}`
  return el(
    'lcm:SubmitObjectsRequest',
    { 'xmlns:lcm': ns.lcm, 'xmlns:rim': ns.rim },
    el(
      'rim:RegistryObjectList',
      {},
      submissionSet(set, first.stored.title, first.facts, context.has(submissionIdReused) ? '2.25.1' : freshOid()),
      entries.map(({ id, stored, facts }, index) => documentEntry(id, stored, facts, uri?.(index))),
      entries.map(({ id }) => hasMember(set, id)),
    ),
  )
}
