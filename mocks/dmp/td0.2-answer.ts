import type { PatientQuery } from '../../src/protocols/dmp/existence-test.ts'
import { attention, dmpDevice, hl7, reasonCodeSystem, recordFact } from '../../src/protocols/dmp/names.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import type { TestIdentity } from '../insi/identities.ts'
import { type DmpState, hl7Time } from './state.ts'

/** What the mock knows of a DMP when it answers a PRPA_IN201307UV02. */
export interface RecordStatus {
  readonly responseCode: 'OK' | 'NF'
  readonly statusCode: 'active' | 'terminated'
  readonly autorisation: 'VALIDE' | 'EXPIRE' | 'INTERDIT' | 'NON_EXISTE'
  readonly medecinTraitant: boolean
  /** When the DMP was closed. */
  readonly closedOn?: Date
  /** Traits of the patient, where the DMP knows them. */
  readonly person?: TestIdentity
}

/** Why a query is refused: a code of the DMP and its sentence, in acknowledgementDetail. */
export interface QueryRefusal {
  readonly code: string
  readonly text: string
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance'

export const device = (role: 'receiver' | 'sender', root: string, softwareName: string | undefined): Markup =>
  el(
    role,
    { typeCode: role === 'receiver' ? 'RCV' : 'SND' },
    el(
      'device',
      { classCode: 'DEV', determinerCode: 'INSTANCE' },
      el('id', { root }),
      softwareName === undefined ? undefined : el('softwareName', {}, softwareName),
    ),
  )

const boolean = (value: boolean): Markup => el('value', { 'xmlns:xsi': xsi, 'xsi:type': 'BL', value: String(value) })

const attentionLines = ({ autorisation, medecinTraitant }: RecordStatus): readonly Markup[] => [
  el(
    'attentionLine',
    {},
    el('keyWordText', { code: attention.autorisation.code, codeSystem: attention.autorisation.system }),
    el('value', {
      'xmlns:xsi': xsi,
      'xsi:type': 'CV',
      code: autorisation,
      codeSystem: attention.autorisation.values,
    }),
  ),
  el(
    'attentionLine',
    {},
    el('keyWordText', { code: attention.medecinTraitant.code, codeSystem: attention.medecinTraitant.system }),
    boolean(medecinTraitant),
  ),
]

/** A product must not show these traits (RG_0320): they are there to be compared with its own. */
export const patientPerson = (person: TestIdentity | undefined): Markup => {
  const kind = { classCode: 'PSN', determinerCode: 'INSTANCE' }
  if (person === undefined) return el('patientPerson', kind, el('name', { nullFlavor: 'UNK' }))
  const [given = ''] = person.prenoms.split(' ')
  return el(
    'patientPerson',
    kind,
    el(
      'name',
      {},
      el('prefix', {}, person.sexe === 'F' ? 'MME' : 'M'),
      el('given', {}, given),
      el('family', { qualifier: 'SP' }, person.nomNaissance),
    ),
    el('telecom', { value: 'mailto:patient@dmp.test' }),
    el('telecom', { use: 'MC', value: 'tel:0100000000' }),
    el('administrativeGenderCode', { code: person.sexe }),
    el('birthTime', { value: person.dateNaissance.replaceAll('-', '') }),
  )
}

const fact = ({ code, system }: { readonly code: string; readonly system: string }, value: boolean): Markup =>
  el(
    'subjectOf',
    { typeCode: 'SBJ' },
    el(
      'administrativeObservation',
      { classCode: 'OBS', moodCode: 'EVN' },
      el('code', { code, codeSystem: system }),
      boolean(value),
    ),
  )

const subject = ({ patient }: PatientQuery, status: RecordStatus): Markup =>
  el(
    'subject',
    { typeCode: 'SUBJ', contextConductionInd: 'false' },
    el(
      'registrationEvent',
      { classCode: 'REG', moodCode: 'EVN' },
      el('statusCode', { code: 'completed' }),
      status.closedOn === undefined ? undefined : el('effectiveTime', { value: hl7Time(status.closedOn) }),
      el(
        'subject1',
        { typeCode: 'SBJ' },
        el(
          'patient',
          { classCode: 'PAT' },
          el('id', { root: patient?.root, extension: patient?.extension }),
          el('statusCode', { code: status.statusCode }),
          patientPerson(status.person),
          fact(recordFact.compteInternet, false),
          fact(recordFact.rattachementEns, true),
        ),
      ),
      el(
        'custodian',
        { typeCode: 'CST' },
        el('assignedEntity', { classCode: 'ASSIGNED' }, el('id', { root: dmpDevice })),
      ),
    ),
  )

/** The type of an acknowledgement is an attribute in the edition of 2009 and an element in that of 2008, which PDQ keeps. */
export const acknowledgement = (
  { messageId }: Pick<PatientQuery, 'messageId'>,
  refusal: QueryRefusal | undefined,
  edition: 2008 | 2009 = 2009,
): Markup => {
  const type = refusal === undefined ? 'AA' : 'AE'
  return el(
    'acknowledgement',
    edition === 2009 ? { typeCode: type } : {},
    edition === 2008 ? el('typeCode', { code: type }) : undefined,
    el('targetMessage', {}, el('id', { ...messageId })),
    refusal &&
      el('acknowledgementDetail', { typeCode: 'E' }, el('code', { code: refusal.code }), el('text', {}, refusal.text)),
  )
}

/** The PRPA_IN201308UV02 that answers a query on one patient: what is known of the record, or why it is not told. */
export const patientAnswer = (query: PatientQuery, told: RecordStatus | QueryRefusal, state: DmpState): Markup => {
  const refusal = 'code' in told ? told : undefined
  const status = 'code' in told || told.responseCode === 'NF' ? undefined : told
  return el(
    'PRPA_IN201308UV02',
    { xmlns: hl7, ITSVersion: 'XML_1.0' },
    el('id', { root: state.uuid() }),
    el('creationTime', { value: hl7Time(state.now()) }),
    el('interactionId', { root: '2.16.840.1.113883.1.6', extension: 'PRPA_IN201308UV02' }),
    el('processingCode', { code: 'D' }),
    el('processingModeCode', { code: 'T' }),
    el('acceptAckCode', { code: 'NE' }),
    device('receiver', query.sender.id.root ?? '2.25.0', query.sender.softwareName),
    device('sender', dmpDevice, 'DMP'),
    status && attentionLines(status),
    acknowledgement(query, refusal),
    el(
      'controlActProcess',
      { classCode: 'CACT', moodCode: 'EVN' },
      el('reasonCode', { code: query.reason, codeSystem: reasonCodeSystem }),
      status && subject(query, status),
      el(
        'queryAck',
        {},
        el('queryId', { ...query.queryId }),
        el('queryResponseCode', { code: refusal !== undefined ? 'AE' : status === undefined ? 'NF' : 'OK' }),
      ),
    ),
  )
}
