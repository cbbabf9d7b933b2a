import type { PatientQuery } from '../../src/protocols/dmp/existence-test.ts'
import { attention, dmpDevice, reasonCodeSystem, recordFact } from '../../src/protocols/dmp/names.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import type { TestIdentity } from '../insi/identities.ts'
import { type QueryRefusal, queryAnswer } from './query-answer.ts'
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

const xsi = 'http://www.w3.org/2001/XMLSchema-instance'

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

/** The PRPA_IN201308UV02 that answers a query on one patient: what is known of the record, or why it is not told. */
export const patientAnswer = (query: PatientQuery, told: RecordStatus | QueryRefusal, state: DmpState): Markup => {
  const refusal = 'code' in told ? told : undefined
  const status = 'code' in told || told.responseCode === 'NF' ? undefined : told
  return queryAnswer(
    query,
    {
      interaction: 'PRPA_IN201308UV02',
      edition: 2009,
      refusal,
      isFound: status !== undefined,
      attention: status && attentionLines(status),
      content: [
        el('reasonCode', { code: query.reason, codeSystem: reasonCodeSystem }),
        status && subject(query, status),
      ],
    },
    state,
  )
}
