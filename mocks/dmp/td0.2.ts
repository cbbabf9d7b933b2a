import type { Note, Operation } from '../../src/model/service.ts'
import { type ExistenceTest, readExistenceTest } from '../../src/protocols/dmp/existence-test.ts'
import { dmpAction, dmpPath } from '../../src/protocols/dmp/names.ts'
import { isInsOid, isMatricule } from '../../src/protocols/ins/matricule.ts'
import { soapResponse } from '../../src/protocols/soap/write.ts'
import type { DmpAssumption } from './assumptions.ts'
import { type Caller, callerOf } from './caller.ts'
import { underIncident } from './incident.ts'
import { messageOf, receive } from './incoming.ts'
import { dmpNotes } from './notes.ts'
import { personOf } from './people.ts'
import { authorisationOf, isAttending, recordOf, stateOf } from './records.ts'
import type { DmpState } from './state.ts'
import { patientAnswer, type RecordStatus } from './td0.2-answer.ts'

/**
 * The record as it is declared, unless a fault says otherwise. A fault holds for a whole scenario: a TD0.3 does not undo
 * it, so that scenarios do not depend on each other.
 */
const statusOf = (test: ExistenceTest, caller: Caller, { fault, now, records }: DmpState): RecordStatus => {
  const matricule = test.patient?.extension ?? ''
  const record = recordOf(records, matricule, now())
  const found = stateOf(record, now())
  const isClosed = fault === 'td0.2-ferme' || found === 'closed'
  const person = personOf(matricule)
  return {
    responseCode: fault === 'td0.2-inexistant' || found === 'none' ? 'NF' : 'OK',
    statusCode: isClosed ? 'terminated' : 'active',
    autorisation: fault === 'td0.2-sans-autorisation' ? 'NON_EXISTE' : authorisationOf(record, caller, now()),
    medecinTraitant: isAttending(record, caller),
    ...(isClosed && { closedOn: record.closedOn ?? now() }),
    ...(person && { person }),
  }
}

const patientNotes = ({ patient }: ExistenceTest): readonly Note[] => {
  if (patient === undefined) return [dmpNotes.matriculeWrong.with({ extension: '' })]
  return [
    ...(isMatricule(patient.extension) ? [] : [dmpNotes.matriculeWrong.with({ extension: patient.extension })]),
    ...(isInsOid(patient.root) ? [] : [dmpNotes.oidUnknown.with({ root: patient.root })]),
  ]
}

const assumptionsOf = (status: RecordStatus): readonly DmpAssumption[] => [
  ...(status.autorisation !== 'VALIDE' ? (['dmp.autorisation-values'] as const) : []),
  ...(status.statusCode === 'terminated' ? (['dmp.closed-record'] as const) : []),
]

/** TD0.2: existence test of a DMP and check of the user's authorisation. */
export const existenceTest: Operation<DmpState> = {
  name: 'TD0.2',
  method: 'POST',
  path: dmpPath.patients,
  matches: (request) => {
    const message = messageOf(request)
    return message !== undefined && readExistenceTest(message.envelope.body) !== undefined
  },
  handle: (request, state) =>
    underIncident(state, () =>
      receive(request, state, ({ message, assertion, notes }) => {
        const test = readExistenceTest(message.envelope.body)
        if (test === undefined) throw new Error('`matches` lets only existence tests through')
        const status = statusOf(test, callerOf(assertion), state)
        const addressing = {
          action: dmpAction['TD0.2-response'],
          messageId: `urn:uuid:${state.uuid()}`,
          relatesTo: message.envelope.messageId,
        }
        return {
          response: soapResponse(addressing, patientAnswer(test, status, state)),
          assumptions: assumptionsOf(status),
          notes: [...notes, ...patientNotes(test)],
        }
      }),
    ),
}
