import { type PatientQuery, readPatientQuery } from '../../src/protocols/dmp/existence-test.ts'
import { administrativeDataReason, dmpPath } from '../../src/protocols/dmp/names.ts'
import { personOf } from './people.ts'
import { authorisationOf, stateOf } from './records.ts'
import { patientAnswer } from './td0.2-answer.ts'
import { transaction } from './transaction.ts'

/** TD1.3a: reads the administrative data of a record. */
export const administrativeData = transaction<PatientQuery>({
  name: 'TD1.3a',
  path: dmpPath.patients,
  action: 'TD0.2-response',
  read: ({ envelope }) => {
    const query = readPatientQuery(envelope.body)
    return query?.reason === administrativeDataReason ? query : undefined
  },
  right: () => 'TD1.3a',
  treat: ({ query, caller, record, isAttending, state }) => {
    const now = state.now()
    const found = stateOf(record, now)
    const person = personOf(query.patient?.extension)
    const status = {
      responseCode: found === 'none' ? ('NF' as const) : ('OK' as const),
      statusCode: found === 'closed' ? ('terminated' as const) : ('active' as const),
      autorisation: authorisationOf(record, caller, now),
      medecinTraitant: isAttending,
      ...(found === 'closed' && record.closedOn && { closedOn: record.closedOn }),
      ...(person && { person }),
    }
    return { body: patientAnswer(query, status, state) }
  },
  refused: ({ code, why }, { query, state }) => patientAnswer(query, { code, text: why.fr }, state),
})
