import { utcOf } from '../../protocols/cda/timestamp.ts'
import type { CdaActor, CdaCode, CdaHeader } from '../../protocols/cda/types.ts'
import { isInsOid } from '../../protocols/ins/matricule.ts'
import { parseCx, parseXcn, parseXon } from '../../protocols/xds/cx.ts'
import type { Coded, DocumentEntry } from '../../protocols/xds/types.ts'
import { fact } from '../fact.ts'
import { type Rule, rule, type Severity } from '../rule.ts'
import type { XdmCase } from './case.ts'

const clause = 'IHE ITI TF-3, 4.2.3.2 ; volet Structuration minimale 1.16.8 (en-tête et métadonnées)'

interface Described {
  readonly entry: DocumentEntry
  readonly header: CdaHeader
}

/** One metadata that repeats something of the header. Undefined: this side says nothing, so nothing is compared. */
interface Repetition {
  readonly id: string
  readonly severity?: Severity
  readonly metadata: (entry: DocumentEntry) => string | undefined
  readonly header: (header: CdaHeader) => string | undefined
  /** How they agree; equality when not said. */
  readonly same?: (metadata: string, header: string) => boolean
}

const ofCoded = (code: Coded | undefined): string | undefined => code && `${code.code} (${code.scheme})`
const ofCode = (code: CdaCode | undefined): string | undefined => code && `${code.code} (${code.codeSystem})`

const personId = (person: string | undefined): string | undefined => (person ? parseXcn(person).id : undefined)
const actorId = (actor: CdaActor | undefined): string | undefined => actor?.id?.extension

/** XDS leaves out trailing units: what both say must be the same. */
const sameMoment = (metadata: string, header: string): boolean => {
  const length = Math.min(metadata.length, header.length)
  return length >= 8 && metadata.slice(0, length) === header.slice(0, length)
}

const tidy = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim()

const patientOf = (header: CdaHeader): string | undefined => {
  const ids = header.recordTargets[0]?.ids ?? []
  const ins = ids.filter(({ root }) => isInsOid(root))
  const known = (ins.length > 0 ? ins : ids).map(({ root, extension }) => `${extension ?? ''} (${root})`)
  return known.length === 0 ? undefined : known.join(' | ')
}

const levels = '2.16.840.1.113883.5.25'
const pdfFormat = 'urn:ihe:iti:xds-sd:pdf:2008'

const repetitions: readonly Repetition[] = [
  {
    id: 'uniqueId',
    metadata: ({ uniqueId }) => uniqueId,
    header: ({ id }) => id && (id.extension === undefined ? id.root : `${id.root}^${id.extension}`),
  },
  {
    id: 'patientId',
    metadata: ({ patientId }) => {
      if (!patientId) return undefined
      const { id, oid } = parseCx(patientId)
      return `${id} (${oid})`
    },
    header: patientOf,
    same: (metadata, header) => header.split(' | ').includes(metadata),
  },
  { id: 'typeCode', metadata: ({ typeCode }) => ofCoded(typeCode), header: ({ code }) => ofCode(code) },
  { id: 'title', metadata: ({ title }) => tidy(title), header: ({ title }) => tidy(title) },
  {
    id: 'creationTime',
    metadata: ({ slots }) => slots.creationTime?.[0],
    header: ({ effectiveTime }) => utcOf(effectiveTime ?? ''),
    same: sameMoment,
  },
  {
    id: 'serviceStartTime',
    metadata: ({ slots }) => slots.serviceStartTime?.[0],
    header: ({ documentationOf: [act] }) => utcOf(act?.effectiveTimeLow ?? ''),
    same: sameMoment,
  },
  {
    id: 'serviceStopTime',
    metadata: ({ slots }) => slots.serviceStopTime?.[0],
    header: ({ documentationOf: [act] }) => utcOf(act?.effectiveTimeHigh ?? ''),
    same: sameMoment,
  },
  { id: 'languageCode', metadata: ({ slots }) => slots.languageCode?.[0], header: ({ languageCode }) => languageCode },
  {
    id: 'author',
    metadata: ({ authors }) => authors.map(({ person }) => personId(person)).join(' | ') || undefined,
    header: ({ authors: [author] }) => actorId(author),
    same: (metadata, header) => metadata.split(' | ').includes(header),
  },
  {
    id: 'authorInstitution',
    metadata: ({ authors }) =>
      authors.flatMap(({ institutions }) => institutions.map((one) => parseXon(one).id)).join(' | ') || undefined,
    header: ({ authors: [author] }) => author?.organizationId?.extension,
    same: (metadata, header) => metadata.split(' | ').includes(header),
  },
  {
    id: 'legalAuthenticator',
    metadata: ({ slots }) => personId(slots.legalAuthenticator?.[0]),
    header: ({ legalAuthenticator }) => actorId(legalAuthenticator),
  },
  {
    id: 'confidentialityCode',
    metadata: ({ confidentialityCodes }) => ofCoded(confidentialityCodes.find(({ scheme }) => scheme === levels)),
    header: ({ confidentialityCode }) => ofCode(confidentialityCode),
  },
  {
    id: 'healthcareFacilityTypeCode',
    metadata: ({ healthcareFacilityTypeCode }) => ofCoded(healthcareFacilityTypeCode),
    header: ({ healthcareFacility }) => ofCode(healthcareFacility),
  },
  {
    id: 'practiceSettingCode',
    metadata: ({ practiceSettingCode }) => ofCoded(practiceSettingCode),
    header: ({ documentationOf: [act] }) => ofCode(act?.practiceSetting),
  },
  {
    id: 'formatCode',
    severity: 'warning',
    metadata: ({ formatCode }) => formatCode?.code,
    header: ({ body }) => (body?.kind === 'nonXMLBody' && body.mediaType === 'application/pdf' ? pdfFormat : undefined),
  },
]

const ruleOf = ({ id, severity = 'error', metadata, header, same = Object.is }: Repetition): Rule<XdmCase> =>
  rule<XdmCase, { readonly stated: string; readonly expected: string }>({
    id: `xdm.${id}-agrees-with-cda`,
    clause,
    severity,
    title: { fr: `${id} répète ce que dit l'en-tête du CDA`, en: `${id} repeats what the CDA header says` },
    facts: ({ described }) =>
      described.flatMap(({ entry, header: cda, place }) => {
        const one: Described | undefined = cda && { entry, header: cda }
        const stated = one && metadata(one.entry)
        const expected = one && header(one.header)
        return stated && expected ? [fact({ stated, expected }, place)] : []
      }),
    judge: ({ stated, expected }) =>
      same(stated, expected)
        ? undefined
        : { fr: `${id} vaut ${stated}, le CDA dit ${expected}.`, en: `${id} is ${stated}, the CDA says ${expected}.` },
  })

/** Coherence of METADATA.XML with the header of each CDA: one rule for each thing that is said twice. */
export const agreementRules: readonly Rule<XdmCase>[] = repetitions.map(ruleOf)
