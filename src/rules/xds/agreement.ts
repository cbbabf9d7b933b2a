import { utcOf } from '../../protocols/cda/timestamp.ts'
import type { CdaActor, CdaCode, CdaHeader } from '../../protocols/cda/types.ts'
import { parseCx, parseXcn } from '../../protocols/xds/cx.ts'
import type { Coded, DocumentEntry } from '../../protocols/xds/types.ts'
import { insIdsOf } from '../ins/qualified.ts'
import type { Rule } from '../rule.ts'
import { authorAgrees, authorInstitutionAgrees, authorRoleIsThere, authorSpecialtyAgrees } from './agreement-authors.ts'
import { comparable, sameMoment } from './moments.ts'
import { type Described, repeats } from './repetition.ts'

const ofCoded = (code: Coded | undefined): string | undefined => code && `${code.code} (${code.scheme})`
const ofCode = (code: CdaCode | undefined): string | undefined => code && `${code.code} (${code.codeSystem})`

const personId = (person: string | undefined): string | undefined => (person ? parseXcn(person).id : undefined)
const actorId = (actor: CdaActor | undefined): string | undefined => actor?.id?.extension

const tidy = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim()

/** The identifiers by which metadata may name the patient: the INS where there is one, else any. */
const patientIdsOf = ({ recordTargets: [patient] }: CdaHeader): readonly string[] => {
  const ins = insIdsOf(patient)
  return (ins.length > 0 ? ins : (patient?.ids ?? [])).map(({ root, extension }) => `${extension ?? ''} (${root})`)
}

const statedPatient = ({ patientId }: DocumentEntry): string | undefined => {
  if (!patientId) return undefined
  const { id, oid } = parseCx(patientId)
  return `${id} (${oid})`
}

/** The starts of the documented acts, in UTC. */
const startsOf = ({ documentationOf }: CdaHeader): readonly string[] =>
  documentationOf.flatMap(({ effectiveTimeLow }) => comparable(effectiveTimeLow) ?? [])

const levels = '2.16.840.1.113883.5.25'
const selfPresentable = 'application/xslt+xml'
const pdfFormat = 'urn:ihe:iti:xds-sd:pdf:2008'

export const uniqueIdAgrees = repeats({
  id: 'uniqueId',
  required: true,
  metadata: ({ uniqueId }) => uniqueId,
  // IHE writes a document id with an extension as `root^extension`.
  header: ({ id }) => id && (id.extension === undefined ? id.root : `${id.root}^${id.extension}`),
})

export const patientIdAgrees = repeats({
  id: 'patientId',
  required: true,
  metadata: statedPatient,
  header: (header) => patientIdsOf(header).join(' | '),
  agrees: (entry, header) => patientIdsOf(header).includes(statedPatient(entry) ?? ''),
})

export const typeCodeAgrees = repeats({
  id: 'typeCode',
  required: true,
  metadata: ({ typeCode }) => ofCoded(typeCode),
  header: ({ code }) => ofCode(code),
})

export const titleAgrees = repeats({
  id: 'title',
  required: true,
  metadata: ({ title }) => tidy(title),
  header: ({ title }) => tidy(title),
})

export const creationTimeAgrees = repeats({
  id: 'creationTime',
  required: true,
  metadata: ({ slots }) => slots.creationTime?.[0],
  header: ({ effectiveTime }) => comparable(effectiveTime),
  agrees: ({ slots }, { effectiveTime }) => sameMoment(slots.creationTime?.[0] ?? '', comparable(effectiveTime) ?? ''),
})

export const serviceStartTimeAgrees = repeats({
  id: 'serviceStartTime',
  required: true,
  metadata: ({ slots }) => slots.serviceStartTime?.[0],
  header: (header) => startsOf(header).join(' | '),
  agrees: ({ slots }, header) => startsOf(header).some((start) => sameMoment(slots.serviceStartTime?.[0] ?? '', start)),
})

/** Coherence of XDS metadata with the header of their CDA: one rule for each thing that is said twice. */
export const agreementRules: readonly Rule<Described>[] = [
  uniqueIdAgrees,
  patientIdAgrees,
  typeCodeAgrees,
  titleAgrees,
  creationTimeAgrees,
  serviceStartTimeAgrees,
  repeats({
    id: 'serviceStopTime',
    required: true,
    metadata: ({ slots }) => slots.serviceStopTime?.[0],
    header: ({ documentationOf: [act] }) => utcOf(act?.effectiveTimeHigh ?? ''),
    agrees: ({ slots }, { documentationOf: [act] }) =>
      sameMoment(slots.serviceStopTime?.[0] ?? '', utcOf(act?.effectiveTimeHigh ?? '') ?? ''),
  }),
  repeats({
    id: 'languageCode',
    metadata: ({ slots }) => slots.languageCode?.[0],
    header: ({ languageCode }) => languageCode,
  }),
  authorAgrees,
  authorInstitutionAgrees,
  authorSpecialtyAgrees,
  authorRoleIsThere,
  repeats({
    id: 'legalAuthenticator',
    metadata: ({ slots }) => personId(slots.legalAuthenticator?.[0]),
    header: ({ legalAuthenticator }) => actorId(legalAuthenticator),
  }),
  repeats({
    id: 'confidentialityCode',
    metadata: ({ confidentialityCodes }) => ofCoded(confidentialityCodes.find(({ scheme }) => scheme === levels)),
    header: ({ confidentialityCode }) => ofCode(confidentialityCode),
  }),
  repeats({
    id: 'healthcareFacilityTypeCode',
    metadata: ({ healthcareFacilityTypeCode }) => ofCoded(healthcareFacilityTypeCode),
    header: ({ healthcareFacility }) => ofCode(healthcareFacility),
  }),
  repeats({
    id: 'practiceSettingCode',
    metadata: ({ practiceSettingCode }) => ofCoded(practiceSettingCode),
    header: ({ documentationOf: [act] }) => ofCode(act?.practiceSetting),
  }),
  repeats({
    id: 'formatCode',
    severity: 'warning',
    metadata: ({ formatCode }) => formatCode?.code,
    header: ({ body }) => (body?.kind === 'nonXMLBody' && body.mediaType === 'application/pdf' ? pdfFormat : undefined),
  }),
  // What a self-presentable CDA looks like is the bench's reading: a style sheet around it.
  repeats({
    id: 'mimeType',
    severity: 'warning',
    metadata: ({ mimeType }) => mimeType,
    header: ({ isWrapped }) => (isWrapped ? `text/xml | ${selfPresentable}` : 'text/xml'),
    agrees: ({ mimeType }, { isWrapped }) => isWrapped || mimeType !== selfPresentable,
  }),
]
