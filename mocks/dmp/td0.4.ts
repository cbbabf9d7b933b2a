import { dmpPath, patientsSpecific } from '../../src/protocols/dmp/names.ts'
import { insOids } from '../../src/protocols/ins/matricule.ts'
import { textAt } from '../../src/xml/find.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { personOf } from './people.ts'
import { type PatientRecord, stateOf } from './records.ts'
import { entryStatus, type StoredEntry } from './registry.ts'
import { hl7Time } from './state.ts'
import { type Asked, transaction } from './transaction.ts'

interface PatientList {
  /** HL7 time, of any precision. */
  readonly startDate: string | undefined
  /** `LASTAUTORIZATION` (as the contract spells it) or `LASTDOC`. */
  readonly dateType: string | undefined
}

const answer = (...content: readonly Markup[]): Markup =>
  el('patientListResponse', { xmlns: patientsSpecific }, el('output', {}, content))

const fedTo = (record: PatientRecord, { state }: Asked<PatientList>): readonly StoredEntry[] =>
  [...state.registry.ofPatient]
    .filter(([patient]) => patient.startsWith(`${record.matricule}^`))
    .flatMap(([, entries]) => entries)
    .filter(({ status }) => status === entryStatus.approved)

const line = (record: PatientRecord, asked: Asked<PatientList>): Markup => {
  const person = personOf(record.matricule)
  const authorisation = record.authorisations.get(asked.caller.user)
  const last = fedTo(record, asked).at(-1)?.fedOn
  return el(
    'patientlistData',
    {},
    el(
      'patientIdentifier',
      {},
      el('nationalId', {}, record.matricule),
      el('nationalIdType', {}, person?.nia ? insOids.nia : insOids.nir),
    ),
    person && el('lastName', {}, person.nomNaissance),
    person && el('patronymicalName', {}, person.nomNaissance),
    person && el('firstName', {}, person.prenoms.split(' ')[0]),
    person && el('dateOfBirth', {}, person.dateNaissance.replaceAll('-', '')),
    el('MT', {}, String(authorisation?.attending ?? false)),
    el('message', {}, 'false'),
    authorisation ? el('lastAccessDate', {}, hl7Time(authorisation.lastAction)) : undefined,
    last && el('lastUpdateDate', {}, hl7Time(last)),
    last && el('lastAddDate', {}, hl7Time(last)),
  )
}

/** TD0.4: the records on which the caller has an authorisation that is written down, by the date of it or of the last document. */
export const authorisedRecords = transaction<PatientList>({
  name: 'TD0.4',
  path: dmpPath.patientsSpecific,
  action: 'TD0.4-response',
  read: ({ envelope: { body } }) =>
    body.ns === patientsSpecific && body.name === 'patientList'
      ? { startDate: textAt(body, 'startDate'), dateType: textAt(body, 'dateType') }
      : undefined,
  right: () => 'TD0.4',
  treat: (asked) => {
    const { query, caller, state } = asked
    const now = state.now()
    const from = query.startDate ?? ''
    const mine = [...state.records.values()].filter((record) => {
      const authorisation = record.authorisations.get(caller.user)
      if (authorisation?.mode !== 'ACTIVE' || stateOf(record, now) !== 'open') return false
      if (authorisation.expires !== undefined && authorisation.expires <= now) return false
      const dated = query.dateType === 'LASTDOC' ? fedTo(record, asked).at(-1)?.fedOn : authorisation.since
      return from === '' || (dated !== undefined && hl7Time(dated) >= from)
    })
    return { body: answer(...mine.map((record) => line(record, asked)), el('status', {}, 'DMPOk')) }
  },
  refused: ({ code, why }) => answer(el('status', {}, code), el('context', {}, why.fr)),
})
